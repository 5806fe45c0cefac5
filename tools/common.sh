# Shared by ./run and ./test: installing, choosing who builds, building. Sourced by bash; needs $top.
# Everything said goes to stderr: stdout belongs to the command that is run.

say() {
    printf 'yingda: %s\n' "$*" >&2
}

fail() {
    say "$*"
    exit 2
}

# The package names of the groups given: "run" and "test" of tools/packages.
packages_of() {
    local group=run line
    while read -r line; do
        case $line in
        '' | '#'*) ;;
        *:) group=${line%:} ;;
        *) case " $* " in *" $group "*) printf '%s\n' "$line" ;; esac ;;
        esac
    done <"$top/tools/packages"
}

packages_missing() {
    local package
    for package in $(packages_of "$@"); do
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] ||
            printf '%s ' "$package"
    done
}

# Only this runs as root.
apt_get() {
    local as_root=()
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null || fail "not root and no sudo; as root, run: apt-get install $missing"
        as_root=(sudo)
    fi
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0 "$@" >&2
}

packages_install() {
    local missing
    missing=$(packages_missing "$@")
    [ -n "$missing" ] || return 0
    say "installing $missing"
    apt_get update || say "apt-get update failed; trying with the lists there are"
    # shellcheck disable=SC2086 # a list of names
    apt_get install -y --no-install-recommends $missing </dev/null ||
        fail "apt-get could not install $missing"
}

# Under sudo, the rest is done as the user who called: "$@" is the script again, with a mark so that
# it does not come here twice. Nothing is kept from root's environment but what reaches the screen.
become_caller() {
    [ "$(id -u)" = 0 ] && [ -n "${SUDO_USER:-}" ] && [ "$SUDO_USER" != root ] || return 0
    id -u "$SUDO_USER" >/dev/null 2>&1 || return 0
    local home runtime
    home=$(getent passwd "$SUDO_USER" | cut -d: -f6)
    runtime=/run/user/$(id -u "$SUDO_USER")
    local environment=(HOME="$home" USER="$SUDO_USER" LOGNAME="$SUDO_USER")
    [ -d "$runtime" ] && environment+=(XDG_RUNTIME_DIR="$runtime")
    exec setpriv --reuid "$SUDO_USER" --regid "$(id -g "$SUDO_USER")" --init-groups \
        env -u SUDO_USER -u SUDO_UID -u SUDO_GID -u SUDO_COMMAND "${environment[@]}" "$@"
}

# Where to build: build/ in the checkout; for a user who may not write there, the user's own cache.
build_root() {
    local root=$top/build
    if ! { mkdir -p "$root" 2>/dev/null && [ -w "$root" ]; } || build_is_foreign "$root"; then
        root=${XDG_CACHE_HOME:-$HOME/.cache}/yingda/build-$(printf '%s' "$top" | cksum | cut -d' ' -f1)
        mkdir -p "$root" || fail "no folder to build in: $root"
    fi
    printf '%s' "$root"
}

# A build elsewhere finds the checkout's model and packs as if they were installed with it.
link_data() {
    mkdir -p "$built/share/yingda"
    ln -sfn "$top/audio/model" "$built/share/yingda/model"
    ln -sfn "$top/scenarios/packs" "$built/share/yingda/packs"
    ln -sfn "$top/audio/voice/maker/kokoro.js" "$built/share/yingda/kokoro.js"
}

# Files of an earlier build by another user that this one may not replace.
build_is_foreign() {
    [ "$(id -u)" != 0 ] && [ -n "$(find "$1" -maxdepth 2 ! -writable -print -quit 2>/dev/null)" ]
}

# build_preset PRESET [TARGET...]: configures and builds it; $built is its folder. Says so only when
# there is something to do; on failure shows what the compiler said.
build_preset() {
    local preset=$1 log
    shift
    built=$build/$preset
    log=$build/$preset.log
    if [ ! -f "$built/build.ninja" ]; then
        say "configuring ($preset)"
        (cd "$top" && cmake --preset "$preset" -B "$built") >"$log" 2>&1 || build_failed "$log"
    fi
    if [ "$(ninja -C "$built" -n "$@" 2>/dev/null | grep -c 'no work to do')" = 0 ]; then
        say "building ($preset)"
        ninja -C "$built" "$@" >"$log" 2>&1 || build_failed "$log"
    fi
}

build_failed() {
    tail -n 40 "$1" >&2
    fail "the build failed; all of it is in $1"
}
