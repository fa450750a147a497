#!/bin/sh
# Tries a folder of a file server from two machines at once: whether the locks of one hold up the other, whether each
# sees what the other wrote, and how soon. What one machine alone can tell, "soporte doctor" tells, and runs here as well.
#
#   on one machine:      ./try-share.sh /mnt/soporte first
#   on the other one:    ./try-share.sh /mnt/soporte second
#
# Start both within three minutes of each other, in either order, while nobody works with the folder. On Windows take
# try-share.ps1; the two sides may be of different kinds. The program is found as "soporte"; else name it:
# SOPORTE=/opt/SoporteBalance/soporte. Status 0: nothing found; 1: something found; 2: could not be tried.
set -u

SOPORTE=${SOPORTE:-soporte}
FOLDER=${1:-}
SIDE=${2:-}
WAIT=${TRY_SHARE_WAIT:-180}

case $SIDE in
  first) OTHER=second ;;
  second) OTHER=first ;;
  *)
    echo "Usage: $0 FOLDER first|second   (first on one machine, second on the other)" >&2
    exit 2
    ;;
esac
if [ ! -d "$FOLDER" ]; then
  echo "There is no folder $FOLDER." >&2
  exit 2
fi
if ! command -v "$SOPORTE" >/dev/null 2>&1; then
  echo "There is no program \"$SOPORTE\"; name it: SOPORTE=/path/to/soporte $0 …" >&2
  exit 2
fi

MEET=$FOLDER/try-share
LOCAL=$(mktemp -d) || exit 2
mkfifo "$LOCAL/to" "$LOCAL/from"
PROBE=
LONGEST=0
BAD=0

finish() {
  exec 3>&- 4<&- 2>/dev/null
  [ -n "$PROBE" ] && wait "$PROBE" 2>/dev/null
  rm -rf "$LOCAL"
}
trap finish EXIT
trap 'exit 2' INT TERM

# A word for the other side: appears whole or not at all.
tell() {
  printf '%s\n' "${2:-yes}" >"$MEET/$SIDE-$1.part" && mv -f "$MEET/$SIDE-$1.part" "$MEET/$SIDE-$1"
}

# Waits for a word of the other side and answers with it; "await NAME VALUE" waits for that very one.
await() {
  from=$(date +%s)
  while :; do
    word=$(cat "$MEET/$OTHER-$1" 2>/dev/null)
    took=$(($(date +%s) - from))
    if [ -n "$word" ] && { [ -z "${2:-}" ] || [ "$word" = "$2" ]; }; then break; fi
    if [ "$took" -ge "$WAIT" ]; then
      echo "The other side was not heard of for $WAIT seconds (at \"$1\"). Is it running, on the same folder?" >&2
      exit 2
    fi
    sleep 1
  done
}

# The other side is known to have said it already, or will at once: what it takes is the file server's delay.
await_soon() {
  await "$1"
  [ "$took" -gt "$LONGEST" ] && LONGEST=$took
  return 0
}

ask() {
  printf '%s\n' "$1" >&3
  IFS= read -r line <&4 || line=
  case $line in
    '{"ok":true'*) answer=$(printf '%s' "$line" | sed 's/^{"ok":true,"value"://; s/}$//; s/^"\(.*\)"$/\1/') ;;
    *)
      echo "The program could not go on: $line" >&2
      exit 2
      ;;
  esac
}

good() { echo "good  $1"; }
bad() {
  BAD=1
  echo "BAD   $1"
}

# expect ANSWER WHAT-IS-GOOD WHAT-IS-BAD
expect() {
  if [ "$answer" = "$1" ]; then good "$2"; else bad "$3"; fi
}

# --- The two sides meet. What an earlier attempt left behind is told from this one by a number made up now.
mkdir -p "$MEET" || exit 2
rm -f "$MEET/$SIDE"-*
if [ "$SIDE" = first ]; then
  run=$(date +%s)-$$
  rm -f "$MEET"/scratch.sqlite*
  tell here "$run"
  echo "Now start this script on the other machine:  try-share FOLDER second"
  await here "$run"
  tell meet "$run"
else
  echo "Waiting for the other machine:  try-share FOLDER first"
  from=$(date +%s)
  while :; do
    run=$(cat "$MEET/$OTHER-here" 2>/dev/null)
    [ -n "$run" ] && tell here "$run"
    [ -n "$run" ] && [ "$(cat "$MEET/$OTHER-meet" 2>/dev/null)" = "$run" ] && break
    if [ $(($(date +%s) - from)) -ge "$WAIT" ]; then
      echo "The other side was not heard of for $WAIT seconds." >&2
      exit 2
    fi
    sleep 1
  done
fi

# --- What each machine sees for itself, both at once.
echo
echo "1. soporte doctor, here and there at the same time:"
if "$SOPORTE" doctor "$FOLDER" >"$LOCAL/doctor" 2>&1; then :; else BAD=1; fi
cat "$LOCAL/doctor"
tell doctor
await doctor

# --- Locks between the machines.
echo
echo "2. Locks between the two machines:"
"$SOPORTE" doctor "$MEET" --as-probe <"$LOCAL/to" >"$LOCAL/from" 2>"$LOCAL/errors" &
PROBE=$!
exec 3>"$LOCAL/to" 4<"$LOCAL/from"

if [ "$SIDE" = first ]; then
  ask '{"do":"open"}'
  tell opened
  await opened
  ask '{"do":"hold"}'
  [ "$answer" = done ] || bad "The write lock could not be taken although nobody had it."
  tell holds
  await_soon tried
  ask '{"do":"letGo"}'
  ask '{"do":"dataVersion"}'
  before=$answer
  tell letGo
  await_soon wrote
  ask '{"do":"dataVersion"}'
  if [ "$answer" != "$before" ]; then
    good "This machine sees at once that the other one wrote."
  else
    bad "This machine does not see that the other one wrote: something keeps old copies of the file."
  fi
  tell looked
  await_soon reads
  ask '{"do":"write"}'
  expect busy "While the other machine reads, this one waits with its write." \
    "This machine writes while the other one reads: their locks do not know of each other."
  tell wroteBesideReader
  await_soon gone
else
  await opened
  ask '{"do":"open"}'
  tell opened
  await_soon holds
  ask '{"do":"write"}'
  expect busy "While the other machine writes, this one waits." \
    "This machine writes while the other one writes: the database would be destroyed."
  tell tried
  await_soon letGo
  ask '{"do":"write"}'
  expect done "When the other machine is done, this one may write." \
    "The lock of the other machine stays although it let it go."
  tell wrote
  await_soon looked
  ask '{"do":"holdRead"}'
  tell reads
  await_soon wroteBesideReader
  ask '{"do":"letGo"}'
  tell gone
fi

# --- Both write at the same time, each a hundred times.
echo
echo "3. Both write at the same time:"
ask '{"do":"counted"}'
before=$(printf '%s' "$answer" | sed 's/.*"value":\([0-9]*\).*/\1/')
tell ready
await ready
ask "{\"do\":\"count\",\"side\":\"$SIDE\",\"times\":100,\"withinMs\":30000}"
mine=$(printf '%s' "$answer" | sed 's/.*"done":\([0-9]*\).*/\1/')
tell done "$mine"
await done
yours=$word
ask '{"do":"counted"}'
after=$(printf '%s' "$answer" | sed 's/.*"value":\([0-9]*\).*/\1/')
if [ "$mine" -gt 0 ] && [ "$yours" -gt 0 ] && [ $((after - before)) -eq $((mine + yours)) ]; then
  good "$mine writes of this machine and $yours of the other one are all there."
else
  bad "Of $((mine + yours)) writes of both machines only $((after - before)) are there."
fi
if [ "$LONGEST" -le 3 ]; then
  good "Each saw the other's files within $LONGEST seconds."
else
  bad "It took $LONGEST seconds until a new file of the other machine was seen: names are kept too long in a cache."
fi

tell end
await end
exec 3>&- 4<&-
wait "$PROBE" 2>/dev/null
PROBE=
if [ "$SIDE" = first ]; then
  # The other side still reads that this one has ended.
  await bye
  rm -rf "$MEET"
else
  tell bye
fi

echo
if [ "$BAD" -eq 0 ]; then
  echo "Nothing was found that speaks against a shared database. Look for yourself as well:"
  echo "  - Open SoporteBalance on both machines: a request made on one shows on the other within two seconds."
  echo "  - Pull the network cable of one for a minute while it writes a request: a bar says that the folder is away,"
  echo "    the request waits in the outbox, and is there once when the cable is back."
  echo "  - Start the file server anew while both are open: both go on by themselves."
  echo "  - Then: soporte verify --data $FOLDER"
else
  echo "Something is wrong (see BAD above, and what the other machine says). Do not share a database there: let one"
  echo "machine run the server mode instead (soporte serve), and the others connect to it."
fi
exit "$BAD"
