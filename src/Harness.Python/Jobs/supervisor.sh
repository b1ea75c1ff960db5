# Runs a command as one job: limited, watched, and ended whole.
#   sh supervisor.sh MEMORY_KB FILE_BLOCKS JOB_FOLDER COMMAND…
# It has to lead a process group. Its standard input is a pipe from the program that asked: where that ends, the program is gone or
# wants the job ended. The exit code of the command goes to JOB_FOLDER/exit, since what is left of the group, this shell included,
# is killed at the end.
memory=$1 size=$2 job=$3
shift 3
exec 3<&0 </dev/null

# Kills all processes of the job but this shell, its watcher and the subshell that this runs in: its children, to which on Linux come all whose parents have
# ended, wherever they went; and where that could not be arranged for, those that carry the job's name in their environment. In rounds: a process may fork
# while others are killed, and the children of what is killed come to light.
sweep() {
  [ -r /proc/self/stat ] || return 0
  read -r self rest </proc/self/stat
  round=0
  while [ $round -lt 50 ]; do
    round=$((round + 1))
    left=
    # The exit code of grep says nothing: processes end while it reads. A Z is a process that has ended.
    for each in $(grep -lsF "HARNESS_JOB=$job;" /proc/[0-9]*/environ; grep -ls ") [^ZX] $$ " /proc/[0-9]*/stat); do
      each=${each#/proc/}
      each=${each%/*}
      case $each in "$self" | "$watcher") continue ;; esac
      left=1
      kill -KILL "$each"
    done
    [ -n "$left" ] || return 0
  done
}
watcher=

(
  read -r end <&3
  # Or it would see its command end and kill this watcher before the folder is gone.
  kill -STOP $$
  sweep
  rm -rf -- "$job"
  kill -KILL 0
) >/dev/null 2>&1 &
watcher=$!

(
  exec 3<&-
  ulimit -c 0 2>/dev/null
  [ "$memory" -gt 0 ] && ulimit -v "$memory" 2>/dev/null
  [ "$size" -gt 0 ] && ulimit -f "$size" 2>/dev/null
  HARNESS_JOB="$job;"
  export HARNESS_JOB
  exec "$@"
) &
wait $!
echo $? >"$job/exit"
(sweep) >/dev/null 2>&1
kill -KILL 0
