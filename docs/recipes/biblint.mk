# In a Makefile: include biblint.mk, then make lint-bib, make fix-bib, make baseline-bib.
BIBLINT ?= biblint
BIB ?= .

.PHONY: lint-bib fix-bib baseline-bib

lint-bib: ## tell what is new, and fail for it
	$(BIBLINT) check $(BIB)

fix-bib: ## make the safe fixes, and write them down
	$(BIBLINT) check --fix --fail-on never --fix-log biblint-fixes.csv $(BIB)

baseline-bib: ## take what is known now as known
	$(BIBLINT) baseline write $(BIB)
