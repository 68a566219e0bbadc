# What scripts/demo and scripts/test need before they start. Read by bash, also by the bash 3.2 of macOS.

set_up() {
  need_node
  install_dependencies
  # Every program below runs on the Node 24 of the dev dependency, whatever the machine has.
  PATH="$PWD/node_modules/.bin:$PATH"
  export PATH
}

fail() {
  printf '%s\n' "$@" >&2
  exit 1
}

need_node() {
  local major
  major="$(node -p 'process.versions.node.split(".")[0]' 2>/dev/null || echo 0)"
  if [ "$major" -lt 20 ] || ! command -v npm >/dev/null; then
    fail "Node.js 20 or later with npm is needed (found: $(node --version 2>/dev/null || echo none)). Install it:" \
      "  Debian 13, Ubuntu 25.04 or later:  sudo apt-get update && sudo apt-get install -y nodejs npm" \
      "  macOS:                             brew install node" \
      "  anything else:                     https://nodejs.org/en/download"
  fi
}

install_dependencies() {
  if ! node scripts/lib/are-dependencies-current.mjs; then
    echo "Installing what package-lock.json names; this takes a minute, once..."
    npm ci --no-audit --no-fund --loglevel=error || fail "npm could not install the dependencies; its words are above."
  fi
  if ! has_node_24; then
    # npm skips install scripts when it is set to ignore them, and this one brings the Node that everything runs on.
    echo "Fetching Node 24, which npm left out..."
    npm rebuild node --ignore-scripts=false --foreground-scripts --loglevel=error || true
    has_node_24 || fail "node_modules/.bin/node is not Node 24." \
      "Remove the folder node_modules, run 'npm config set ignore-scripts false', and try again."
  fi
}

has_node_24() {
  case "$(node_modules/.bin/node --version 2>/dev/null)" in v24.*) true ;; *) false ;; esac
}

has_redis() {
  command -v redis-server >/dev/null || command -v valkey-server >/dev/null
}

need_redis() {
  if has_redis; then return; fi
  local install
  install="$(how_to_install_redis)"
  if [ -n "$install" ] && may_install "$install"; then
    echo "Installing Redis: $install"
    sh -c "$install" || true
    hash -r
    if has_redis; then return; fi
    echo "That did not bring redis-server or valkey-server." >&2
  fi
  fail "Redis is needed: redis-server or valkey-server. Install one and start this again:" \
    "  Debian, Ubuntu:  sudo apt-get update && sudo apt-get install -y redis-server" \
    "  macOS:           brew install redis"
}

how_to_install_redis() {
  local apt="apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends redis-server"
  if command -v brew >/dev/null; then
    echo "brew install redis"
  elif command -v apt-get >/dev/null; then
    if [ "$(id -u)" = 0 ]; then
      echo "$apt"
    elif command -v sudo >/dev/null; then
      echo "sudo sh -c '$apt'"
    fi
  fi
}

# Root and CI mean yes; a person is asked; where nobody can answer, nothing is installed.
may_install() {
  if [ "${CI:-}" = true ] || [ "$(id -u)" = 0 ]; then return 0; fi
  if ! [ -t 0 ]; then return 1; fi
  local answer
  printf 'Redis is missing. Install it now with: %s ? [Y/n] ' "$1"
  read -r answer
  case "$answer" in [Nn]*) return 1 ;; *) return 0 ;; esac
}
