#!/bin/sh
# Walks a package through a clean computer: install, self-test, window, upgrade, remove. Needs root, xvfb, xdotool and a
# folder with a Debian or Ubuntu made by debootstrap (`debootstrap --variant=minbase bookworm FOLDER`), which is used up.
#   test_installed.sh FOLDER rundbord_NEW.deb [rundbord_OLD.deb]
set -eu
ROOT=$1 NEW=$2 OLD=${3:-}
HOME_IN=/root
say() { printf '\n== %s\n' "$1"; }
# A store of somebody who has worked, with a passphrase: nothing but »byte for byte the same« is good enough.
STORE=$HOME_IN/.local/share/Rundbord/rundbord.db
inside() { chroot "$ROOT" /usr/bin/env -i PATH=/usr/bin:/bin:/usr/sbin:/sbin HOME=$HOME_IN LANG=C.UTF-8 "$@"; }
sums() { inside sh -c "cd $HOME_IN/.local/share/Rundbord && find . -type f ! -name '*.lock' | sort | xargs sha256sum"; }
traces() { inside sh -c 'find /usr /opt /etc /var -xdev -iname "*rundbord*" ! -path "/var/log/*" ! -path "/var/cache/*"'; }

# Nothing of this computer's own is laid into the folder: whoever deletes it with a mount forgotten must hit nothing.
# Its devices are those debootstrap made.
cleanup() { umount -l "$ROOT/proc" 2>/dev/null || true; }
trap cleanup EXIT
mount -t proc proc "$ROOT/proc"
cp /etc/resolv.conf "$ROOT/etc/resolv.conf"
mkdir -p "$ROOT/tmp/packages"
cp "$NEW" "$ROOT/tmp/packages/new.deb"
inside apt-get update -qq
install() { inside env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "/tmp/packages/$1" >"$ROOT/tmp/apt.log" 2>&1 || { tail -20 "$ROOT/tmp/apt.log"; exit 1; }; }

if [ -n "$OLD" ]; then
  cp "$OLD" "$ROOT/tmp/packages/old.deb"
  say "older version"
  install old.deb
  inside rundbord --version
  inside sh -c "mkdir -p $HOME_IN/.local/share/Rundbord"
  cat resources/examples/a-mathias.json >"$ROOT/tmp/case.json"
  inside env RUNDBORD_PASSPHRASE='syv gule stole om bordet' rundbord import /tmp/case.json --store $STORE
  sums >"$ROOT/tmp/before"
fi

say "install"
install new.deb
inside rundbord --version
if [ -n "$OLD" ]; then
  sums >"$ROOT/tmp/after"
  cmp "$ROOT/tmp/before" "$ROOT/tmp/after"
  echo "the store is as it was, byte for byte"
  inside env RUNDBORD_PASSPHRASE='syv gule stole om bordet' rundbord cases --store $STORE
  inside env RUNDBORD_PASSPHRASE='syv gule stole om bordet' rundbord check --store $STORE
fi

say "self-test"
inside rundbord selftest

say "remove and purge"
before=$( [ -n "$OLD" ] && sums || true)
inside dpkg --purge rundbord >/dev/null
left=$(traces)
[ -z "$left" ] || { echo "left behind: $left"; exit 1; }
after=$( [ -n "$OLD" ] && sums || true)
[ "$before" = "$after" ]
echo "nothing is left of the program; the user's files are as they were"
