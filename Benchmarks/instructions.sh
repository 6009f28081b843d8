#!/usr/bin/env bash
# Counts the instructions that the language analysis takes for a word, with valgrind's callgrind.
#
#   Benchmarks/instructions.sh TEXT [LAB]
#
# TEXT is a file of plain text; LAB is .build/release/rapporteur-lab by default. The text is analysed
# once and three times, so that what is spent on starting falls out of the difference. Counts repeat
# where seconds do not. Valgrind hides AVX-512, so they are those of the AVX2 kernels.
set -euo pipefail
text=${1:?usage: Benchmarks/instructions.sh TEXT [LAB]}
lab=${2:-.build/release/rapporteur-lab}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Valgrind stumbles over Swift's debugging information.
strip -g -o "$work/lab" "$lab"
cp -R "$(dirname "$lab")"/Rapporteur_*.resources "$work/"

count() { # the instructions of a run of so many times, to standard output
  valgrind --tool=callgrind --callgrind-out-file="$work/$1.out" \
    "$work/lab" speed "$text" --times "$1" > "$work/$1.txt" 2> "$work/$1.log"
  awk '/^(summary|totals):/ { total = $2 } END { print total }' "$work/$1.out"
}

once=$(count 1)
thrice=$(count 3)
words=$(cut -d' ' -f1 "$work/1.txt")
echo "$words words, $(((thrice - once) / 2 / words)) instructions a word," \
  "$(((3 * once - thrice) / 2)) to start"
callgrind_annotate "$work/3.out" 2> /dev/null | grep -P '^\s*[\d,]+ \(' | head -12 | cut -c1-150
