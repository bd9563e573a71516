#!/usr/bin/env bash
# deepmend-<version>.zip in build/, or in another folder: tools/setup/package.sh [FOLDER]. The last commit, less what
# .gitattributes leaves out, in one folder `deepmend`, with its pages of Markdown as HTML and the example project.
set -eu
. "$(dirname -- "${BASH_SOURCE[0]}")/env.sh"
folder=$(realpath -m -- "${1:-$root/build}")
cd -- "$root"
limit=20000000

if [ ! -x "$python" ]; then
    echo "There is no .venv yet: run 'make setup' first." >&2
    exit 1
fi

if ! command -v git >/dev/null; then
    echo "The zip is made by git, which is not installed: install it (apt-get install git) and run this again." >&2
    exit 1
fi
# HEAD of this folder, not of a repository that happens to lie above it.
if ! head=$(git rev-parse --short HEAD 2>/dev/null) || [ -n "$(git rev-parse --show-prefix)" ]; then
    echo "The zip is made from the last git commit, and this folder is no git checkout: clone the repository first." >&2
    exit 1
fi
if [ -n "$(git status --porcelain)" ]; then
    echo "Note: there are changes that are not committed; they are not in the zip."
fi
version=$(git show HEAD:metadata.txt 2>/dev/null | sed -n 's/^version=//p')
if [ -z "$version" ]; then
    echo "The last commit has no metadata.txt with a version: commit it first." >&2
    exit 1
fi
zip=$folder/deepmend-$version.zip
mkdir -p -- "$folder"
rm -f -- "$zip"
part=$(mktemp -- "$folder/part.XXXXXX")
trap 'rm -f -- "$part"' EXIT
git archive --format=zip -9 --prefix=deepmend/ --output="$part" HEAD
"$python" -m tools.documents.make_guide "$part"
"$python" -m tools.documents.make_example --into "$part"
size=$(wc -c <"$part")
if [ "$size" -gt "$limit" ]; then
    echo "The zip is over 20 MB, more than plugin sites take: leave files out in .gitattributes." >&2
    exit 1
fi
chmod a+r "$part"
mv -- "$part" "$zip"
echo "${zip#"$root"/}: $size bytes, from commit $head"
