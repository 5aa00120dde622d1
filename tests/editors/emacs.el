;;; What a user does in Emacs: opens a file, takes one fix, then all, and saves.  -*- lexical-binding: t; -*-

(require 'package)
(package-activate-all)
(require 'biblint)
(require 'cl-lib)

(defvar told nil "What was seen, as an alist.")

(defun tell (name value)
  (push (cons name value) told))

(defun await (what)
  "Wait until the function WHAT returns non-nil; return that."
  (let ((end (time-add nil 30)) value)
    (while (and (not (setq value (funcall what))) (time-less-p nil end))
      (accept-process-output nil 0.02)
      (run-hooks 'post-command-hook))
    value))

(defun found ()
  "Rule, line and column of each diagnostic, both from 1, columns in characters."
  (vconcat
   (mapcar (lambda (one)
             (save-excursion
               (goto-char (flymake-diagnostic-beg one))
               (let ((text (flymake-diagnostic-text one)))
                 (string-match "\\[\\([a-z0-9-]+\\)\\]" text)
                 (vector (match-string 1 text)
                         (line-number-at-pos)
                         (1+ (- (point) (line-beginning-position)))
                         (buffer-substring-no-properties (point) (flymake-diagnostic-end one))))))
           (flymake-diagnostics))))

(defun some-found ()
  (flymake-diagnostics))

(defun choose (title)
  "Take the code action at point whose title has TITLE in it."
  (cl-letf (((symbol-function 'completing-read)
             (lambda (_prompt items &rest _)
               (tell 'choices (vconcat (mapcar #'car items)))
               (car (cl-find-if (lambda (item) (string-search title (car item))) items))))
            (last-nonmenu-event ?x))
    (eglot-code-actions (point) nil nil t)))

(defun with-server ()
  (require 'eglot)
  (setq eglot-send-changes-idle-time 0.05 eglot-sync-connect 30)
  (biblint-eglot-setup)
  (find-file (getenv "BIBLINT_FILE"))
  (await #'eglot-managed-p)
  (flymake-start)
  (await #'some-found)
  (tell 'opened (found))
  (goto-char (point-min))
  (search-forward "https://doi.org")
  (choose "Keep the bare DOI")
  (tell 'after-action (buffer-string))
  (biblint-fix-all)
  (eglot--signal-textDocument/didChange) ; as the idle timer does, which does not run without a terminal
  (await (lambda () (not (some-found))))
  (tell 'left (length (flymake-diagnostics)))
  (save-buffer)
  (eglot-shutdown (eglot-current-server)))

(defun without-server ()
  (biblint-flymake-setup)
  (find-file (getenv "BIBLINT_FILE"))
  (flymake-start)
  (await #'some-found)
  (tell 'opened (found))
  (goto-char (point-min))
  (search-forward "https://doi.org")
  (forward-char -5)
  (call-interactively #'biblint-explain)
  (tell 'page (with-current-buffer "*biblint rule*" (buffer-string)))
  (biblint-fix-all)
  (flymake-start)
  (await (lambda () (not (some-found))))
  (tell 'left (length (flymake-diagnostics)))
  (save-buffer))

(condition-case problem
    (funcall (intern (getenv "BIBLINT_STORY")))
  (error (tell 'problem (format "%S" problem))))
(tell 'mode (symbol-name major-mode))
(tell 'version emacs-version)
(let ((coding-system-for-write 'utf-8-unix))
  (write-region (json-encode told) nil (getenv "BIBLINT_TOLD") nil 'silent))
(kill-emacs)
