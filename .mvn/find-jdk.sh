# Sourced by ./atelier and ./mvnw: sets JAVA_HOME to a JDK of at least the wanted release, or says what to install.

wanted_jdk=25

jdk_release() { # prints the feature release of the JDK in $1, or nothing where there is no compiler
  if [ -x "$1/bin/javac" ] && [ -r "$1/release" ]; then
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
  fi
}

find_jdk() {
  path_java=$(command -v javac 2>/dev/null) && path_java=$(dirname "$(dirname "$(readlink -f "$path_java")")")
  for home in "${JAVA_HOME:-}" "${path_java:-}" /usr/lib/jvm/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
    [ -n "$home" ] || continue
    release=$(jdk_release "$home")
    if [ "${release:-0}" -ge "$wanted_jdk" ]; then
      JAVA_HOME=$home
      export JAVA_HOME
      return 0
    fi
  done
  echo "Atelier needs a JDK $wanted_jdk or newer (a JDK, not only a JRE)." >&2
  echo "Looked in JAVA_HOME, PATH, /usr/lib/jvm, /opt, ~/.sdkman and ~/.jdks. Install one (Debian: temurin-25-jdk or openjdk-25-jdk) or set JAVA_HOME." >&2
  return 1
}
