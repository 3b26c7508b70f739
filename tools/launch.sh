# Sourced by ./quittance, ./bench and ./test; not run by itself.
# The caller has set `here` to the root of the checkout and `me` to its own name.
# shellcheck shell=bash

: "${here:?}" "${me:?}"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en
state="$here/artifacts/launch"

say() { printf '%s: %s\n' "$me" "$*" >&2; }

# Could not be done: one clear sentence, exit code 2.
give_up() { say "$*"; exit 2; }

# Without a runtime nothing works, so this is looked at on every start; it costs no process.
need_dotnet() {
  command -v dotnet >/dev/null 2>&1 && return
  local place
  for place in "${DOTNET_ROOT:-}" "${HOME:-}/.dotnet" /usr/share/dotnet /usr/lib/dotnet /usr/local/share/dotnet; do
    if [ -n "$place" ] && [ -x "$place/dotnet" ]; then
      export DOTNET_ROOT="$place" PATH="$place:$PATH"
      return
    fi
  done
  give_up "the .NET 10 SDK is missing: get it from https://dotnet.microsoft.com/download/dotnet/10.0 (Ubuntu: apt-get install dotnet-sdk-10.0)."
}

# What only a build needs: the SDK that global.json asks for, and Node.js for the page assets.
need_build_tools() {
  need_dotnet
  (cd "$here" && dotnet --version >/dev/null 2>&1) ||
    give_up "dotnet is here, but not the SDK that global.json names ($(sed -n 's/.*"version": *"\([^"]*\)".*/\1/p' "$here/global.json") or a later 10.0): get it from https://dotnet.microsoft.com/download/dotnet/10.0."
  [ -e "$here/src/Quittance.Web/assets/package.json" ] || return 0
  command -v node >/dev/null 2>&1 && command -v npm >/dev/null 2>&1 && return
  give_up "Node.js 20 or later with npm is missing; it bundles the page assets: get it from https://nodejs.org (Debian and Ubuntu: apt-get install nodejs npm)."
}

# One number over name, time and size of every file that the build reads. Comparing times alone would miss a deleted
# file and an older branch, and a build changes the times of folders.
inputs() {
  local places=(src benchmarks global.json Directory.Build.props Directory.Packages.props .editorconfig BannedSymbols.txt) place found=()
  for place in "${places[@]}" policies data samples; do
    if [ -e "$here/$place" ]; then found+=("$place"); fi
  done
  (
    cd "$here"
    if find . -maxdepth 0 -printf '' 2>/dev/null; then
      find "${found[@]}" \( -name node_modules -o -path src/Quittance.Web/wwwroot/app \) -prune -o -type f -printf '%p %T@ %s\n'
    else # BSD and macOS
      find "${found[@]}" \( -name node_modules -o -path src/Quittance.Web/wwwroot/app \) -prune -o -type f -exec stat -f '%N %Fm %z' {} +
    fi | LC_ALL=C sort | cksum
  )
}

is_fresh() { # project, program, checksum
  [ -e "$2" ] && [ -e "$state/$1.inputs" ] && [ "$(<"$state/$1.inputs")" = "$3" ]
}

# One build at a time in a checkout. Where there is no flock (macOS), two builds at once are merely slower.
lock() {
  mkdir -p "$state"
  exec 9>"$state/lock"
  command -v flock >/dev/null 2>&1 || return 0
  flock -n 9 && return
  say "waiting for another build in this checkout ..."
  flock 9
}

unlock() { exec 9>&-; }

# Runs a build with its output in a log that is shown only when the build failed. The lock's descriptor is closed for
# it, or a build server that stays behind would keep the lock.
quiet_build() { # log name, arguments of dotnet build
  local log="$state/$1.log"
  shift
  if ! (cd "$here" && dotnet build "$@" -c Release -v quiet -nologo) >"$log" 2>&1 </dev/null 9>&-; then
    sed 's/^/  /' "$log" >&2
    return 1
  fi
}

# Builds one project if it is stale, then replaces this shell by its program.
launch() { # project folder, program's file name, arguments of the program
  local project="$1" name="${1##*/}" now
  local program="$here/artifacts/bin/$name/release/$2"
  shift 2
  need_dotnet
  now="$(inputs)"
  if ! is_fresh "$name" "$program" "$now"; then
    need_build_tools
    lock
    now="$(inputs)"   # another start may have built, or a file may have changed, while we waited
    if ! is_fresh "$name" "$program" "$now"; then
      say "building (about a minute the first time) ..."
      rm -f "$state/$name.inputs"
      quiet_build "$name" "$project" || give_up "the build failed; its messages stand above."
      printf '%s\n' "$now" >"$state/$name.inputs"
    fi
    unlock
  fi
  exec dotnet "$program" "$@"
}
