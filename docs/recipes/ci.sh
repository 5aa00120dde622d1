#!/bin/sh
# For any CI server that runs a shell and reads JUnit: sh ci.sh [PATHS]
# BIBLINT is what pip installs (biblint==0.1.0, a folder, git+URL), REPORTS the folder of the reports.
# Exit status: 0 nothing found, 1 violations, 2 something is wrong with the command, a rule or a file.
set -eu

venv=${BIBLINT_VENV:-.cache/biblint}
reports=${REPORTS:-reports}

mkdir -p "$reports"
if [ ! -x "$venv/bin/biblint" ]; then
    "${PYTHON:-python3}" -m venv "$venv"
    "$venv/bin/python" -m pip --disable-pip-version-check --quiet install "${BIBLINT:-biblint}"
fi
exec "$venv/bin/biblint" check --output-format concise \
    --output "junit=$reports/biblint-junit.xml" --output "html=$reports/biblint.html" -- "${@:-.}"
