;;; biblint.el --- Check and fix bibliographic exports with biblint  -*- lexical-binding: t; -*-

;; Version: 0.1.0
;; Package-Requires: ((emacs "28.1"))
;; Keywords: bib, convenience
;; URL: https://github.com/OWNER/biblint
;; SPDX-License-Identifier: MIT

;;; Commentary:

;; With the language server, which needs "pip install 'biblint[lsp]'" and
;; eglot (part of Emacs since 29, else from ELPA):
;;
;;   (require 'biblint)
;;   (biblint-eglot-setup)
;;
;; Without it, when a buffer is opened, changed and saved:
;;
;;   (require 'biblint)
;;   (biblint-flymake-setup)

;;; Code:

(require 'flymake)

(declare-function eglot-code-actions "eglot" (beg &optional end action-kind interactive))
(declare-function eglot-ensure "eglot" ())
(declare-function eglot-managed-p "eglot" ())
(defvar eglot-server-programs)

(defgroup biblint nil
  "Checking of bibliographic exports."
  :group 'tools)

(defcustom biblint-program "biblint"
  "The command that checks; a full path if it is not on the path of Emacs."
  :type 'string)

(defcustom biblint-arguments nil
  "Further arguments of \"biblint check\", as used by `biblint-flymake'."
  :type '(repeat string))

;;;###autoload
(define-derived-mode biblint-export-mode text-mode "Export"
  "Mode for bibliographic exports that Emacs has no mode for.")

(put 'biblint-export-mode 'eglot-language-id "ris")

;;;###autoload
(add-to-list 'auto-mode-alist
             '("\\.\\(?:ris\\|nbib\\|medline\\|ciw\\|isi\\|enw\\)\\'" . biblint-export-mode))

(defconst biblint-hooks '(bibtex-mode-hook biblint-export-mode-hook)
  "The hooks of the modes whose buffers are checked.")

;;; The language server

;;;###autoload
(defun biblint-eglot-setup ()
  "Have eglot start the language server for BibTeX and other exports."
  (with-eval-after-load 'eglot
    (add-to-list 'eglot-server-programs
                 `((bibtex-mode biblint-export-mode) . (,biblint-program "lsp"))))
  (dolist (hook biblint-hooks)
    (add-hook hook #'eglot-ensure)))

(defun biblint-fix-all ()
  "Apply all safe fixes to the buffer, by the language server if it runs."
  (interactive)
  (if (and (fboundp 'eglot-managed-p) (eglot-managed-p))
      (when (eglot-code-actions (point-min) (point-max) "source.fixAll.biblint")
        (eglot-code-actions (point-min) (point-max) "source.fixAll.biblint" t))
    (biblint--filter)))

(defun biblint--filter ()
  "Replace the buffer's text by what \"biblint check --fix-only\" makes of it."
  (let* ((source (current-buffer))
         (coding (or buffer-file-coding-system 'utf-8))
         (name (or buffer-file-name (buffer-name))))
    (with-temp-buffer
      (let* ((target (current-buffer))
             (coding-system-for-read coding)
             (coding-system-for-write coding)
             (status (with-current-buffer source
                       (save-restriction
                         (widen)
                         (call-process-region (point-min) (point-max) biblint-program nil (list target nil) nil
                                              "check" "--fix-only" "--quiet" "--fail-on" "never"
                                              "--stdin-filename" name "-")))))
        (unless (eql status 0)
          (user-error "Biblint could not fix this buffer (status %s)" status))
        (with-current-buffer source
          (save-restriction
            (widen)
            (replace-buffer-contents target)))))))

;;; Without a language server

(defvar-local biblint--process nil
  "The process that checks the buffer, if one does.")

;;;###autoload
(defun biblint-flymake-setup ()
  "Have flymake check BibTeX and other exports."
  (dolist (hook biblint-hooks)
    (add-hook hook #'biblint--flymake-start)))

(defun biblint--flymake-start ()
  "Check the current buffer with flymake from now on."
  (add-hook 'flymake-diagnostic-functions #'biblint-flymake nil t)
  (flymake-mode 1))

(defun biblint-flymake (report &rest _)
  "Check the buffer as it is now, and call REPORT with what was found; for flymake."
  (unless (executable-find biblint-program)
    (error "Cannot find %s" biblint-program))
  (when (process-live-p biblint--process)
    (kill-process biblint--process))
  (let ((source (current-buffer))
        (coding (or buffer-file-coding-system 'utf-8)))
    (save-restriction
      (widen)
      (setq biblint--process
            (make-process
             :name "biblint" :noquery t :connection-type 'pipe
             :buffer (generate-new-buffer " *biblint*")
             :coding (cons 'utf-8-unix coding)
             :command `(,biblint-program "check" "--quiet" "--fail-on" "never" "--output-format" "jsonl"
                                         ,@biblint-arguments
                                         "--stdin-filename" ,(or buffer-file-name (buffer-name)) "-")
             :stderr (get-buffer-create " *biblint errors*")
             :sentinel (lambda (process _event)
                         (biblint--finished process source report))))
      (process-send-region biblint--process (point-min) (point-max))
      (process-send-eof biblint--process))))

(defun biblint--finished (process source report)
  "Call REPORT with what PROCESS found in SOURCE, unless a later one runs."
  (when (memq (process-status process) '(exit signal))
    (unwind-protect
        (when (and (buffer-live-p source)
                   (eq process (buffer-local-value 'biblint--process source)))
          (if (memq (process-exit-status process) '(0 1))
              (funcall report (biblint--diagnostics (process-buffer process) source))
            (funcall report :panic :explanation "biblint failed; see the buffer \" *biblint errors*\"")))
      (kill-buffer (process-buffer process)))))

(defun biblint--diagnostics (lines source)
  "Diagnostics of the buffer SOURCE from the JSON lines in the buffer LINES."
  (with-current-buffer lines
    (goto-char (point-min))
    (let (found)
      (while (not (eobp))
        (when (eq (char-after) ?{)
          (push (biblint--diagnostic (json-parse-buffer :object-type 'alist :null-object nil) source) found))
        (forward-line))
      (nreverse found))))

(defun biblint--diagnostic (violation source)
  "The diagnostic of VIOLATION, an alist, in the buffer SOURCE."
  (let-alist violation
    (let ((start (biblint--position source .line .column))
          (end (biblint--position source .end_line .end_column)))
      (flymake-make-diagnostic
       source start (max end (1+ start))
       (pcase .severity ("error" :error) ("info" :note) (_ :warning))
       (format "[%s] %s" .rule .message)))))

(defun biblint--position (source line column)
  "The position in the buffer SOURCE of LINE and COLUMN.
Both count from 1, columns in characters."
  (with-current-buffer source
    (save-restriction
      (widen)
      (save-excursion
        (goto-char (point-min))
        (forward-line (1- line))
        (min (+ (point) (1- column)) (line-end-position))))))

;;; Explanations

(defun biblint-explain (rule)
  "Show the page of RULE; interactively of that of the first finding at point."
  (interactive (list (or (biblint--rule-at-point) (read-string "Rule: "))))
  (with-help-window "*biblint rule*"
    (with-current-buffer standard-output
      (call-process biblint-program nil t nil "explain" rule))))

(defun biblint--rule-at-point ()
  "The rule of the first finding at point or else in its line, or nil."
  (let ((found (or (flymake-diagnostics (point))
                   (flymake-diagnostics (line-beginning-position) (line-end-position)))))
    (when found
      (let ((text (flymake-diagnostic-text (car found))))
        (when (string-match "\\[\\([a-z0-9-]+\\)\\]" text)
          (match-string 1 text))))))

(provide 'biblint)
;;; biblint.el ends here
