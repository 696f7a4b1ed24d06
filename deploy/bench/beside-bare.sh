# Sourced by the commands that measure one service beside the bare application: builds what is missing, and runs.
# With beside_bare=no there is nothing to compare with, and the bare application is not asked for.
# Usage: measure <main class> <modules of the services> <name of the command> [argument...]

measure() {
  local main="$1" command="$3" build=yes argument service
  local -a services
  read -ra services <<< "$2"
  shift 3
  local arguments=()
  for argument in "$@"; do
    case "$argument" in
      --no-build) build=no ;;
      --help | -h)
        usage
        exit 0
        ;;
      *) arguments+=("$argument") ;;
    esac
  done

  bench=deploy/bench/target/groundplan-bench.jar
  artifacts=("$bench")
  [[ "${beside_bare:-yes}" == no ]] || artifacts+=(deploy/bench/bare/target/quarkus-app/quarkus-run.jar)
  for service in "${services[@]}"; do
    artifacts+=("$service/target/quarkus-app/quarkus-run.jar")
  done
  modules=(foundation/contracts foundation/runtime foundation/testkit "${services[@]}" deploy/bench/bare deploy/bench)
  stamp="deploy/bench/target/$command.built"

  if [[ "$build" == yes ]] && ! is_built; then
    echo "# building" >&2
    mkdir -p "$(dirname "$stamp")"
    touch "$stamp.started"
    mvn -B -ntp -q -Dmaven.test.skip=true -Dspotless.check.skip=true -pl "$(IFS=,; echo "${modules[*]}")" package >&2
    mv "$stamp.started" "$stamp"
  fi
  for artifact in "${artifacts[@]}"; do
    [[ -f "$artifact" ]] || { echo "! $artifact is missing; run deploy/bench/$command without --no-build" >&2; exit 1; }
  done

  export GROUNDPLAN_DATA GROUNDPLAN_JAVA_OPTIONS="${GROUNDPLAN_JAVA_OPTIONS:--Xms256m -Xmx256m}"
  GROUNDPLAN_DATA="${GROUNDPLAN_KEEP:-$(mktemp -d)}"
  mkdir -p "$GROUNDPLAN_DATA"
  bench_pid=
  trap stop EXIT
  trap 'exit 130' INT TERM

  # libraries of the broker ask for a Log4j that is not there, and complain otherwise
  java -Xmx512m -Dlog4j2.loggerContextFactory=org.apache.logging.log4j.simple.SimpleLoggerContextFactory \
    -cp "$bench" "$main" ${arguments[@]+"${arguments[@]}"} &
  bench_pid=$!
  wait "$bench_pid"
}

# The stamp tells when the last build of a command began, since a build leaves alone what has not changed.
# Without it, artifacts that are all younger than every source do as well: a build by hand.
is_built() {
  local oldest="${artifacts[0]}" artifact
  for artifact in "${artifacts[@]}"; do
    [[ -f "$artifact" ]] || return 1
    [[ "$artifact" -ot "$oldest" ]] && oldest="$artifact"
  done
  [[ -f "$stamp" && -z "$(changed_since "$stamp")" ]] || [[ -z "$(changed_since "$oldest")" ]]
}

changed_since() {
  local sources=(pom.xml) module
  for module in "${modules[@]}"; do
    sources+=("$module/pom.xml" "$module/src/main")
  done
  find "${sources[@]}" -newer "$1" | head -n 1
}

stop() {
  [[ -z "$bench_pid" ]] || { kill "$bench_pid" 2>/dev/null && wait "$bench_pid"; } || true
  [[ -n "${GROUNDPLAN_KEEP:-}" ]] || rm -rf "$GROUNDPLAN_DATA"
}
