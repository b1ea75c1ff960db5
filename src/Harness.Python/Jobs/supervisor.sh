# Runs a command as one job: limited, watched, and ended whole.
#   sh supervisor.sh MEMORY_KB FILE_BLOCKS JOB_FOLDER COMMAND…
# It has to lead a process group. Its standard input is a pipe from the program that asked: where that ends, the program is gone or
# wants the job ended. The exit code of the command goes to JOB_FOLDER/exit, since what is left of the group, this shell included,
# is killed at the end.
memory=$1 size=$2 job=$3
shift 3
exec 3<&0 </dev/null

# Children that left the group still carry the job's name in their environment. Three rounds: a process may fork while others are killed.
sweep() {
  for round in 1 2 3; do
    # The exit code of grep says nothing: processes end while it reads.
    found=$(grep -lsF "HARNESS_JOB=$job;" /proc/[0-9]*/environ)
    [ -n "$found" ] || return 0
    for each in $found; do
      each=${each#/proc/}
      kill -KILL "${each%/environ}"
    done
  done
}

(
  read -r end <&3
  # Or it would see its command end and kill this watcher before the folder is gone.
  kill -STOP $$
  sweep
  rm -rf -- "$job"
  kill -KILL 0
) >/dev/null 2>&1 &

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
sweep >/dev/null 2>&1
kill -KILL 0
