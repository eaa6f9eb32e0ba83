package io.atelier.standalone;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How the JVM of a service is started.
 *
 * @param temporary its {@code java.io.tmpdir}
 */
record ServiceJvm(UnpackedService unpacked, TemporaryFolder temporary) {
  /** The command, with the AOT cache where there is one. */
  List<String> command() {
    return command(
        unpacked.hasAotCache() ? List.of("-XX:AOTCache=" + unpacked.aotCache()) : List.of());
  }

  List<String> command(List<String> moreFlags) {
    AtelierService service = unpacked.service();
    var command = new ArrayList<>(List.of(java()));
    command.addAll(List.of("-Xmx" + service.heapMegabytes() + "m", "-XX:+UseSerialGC"));
    command.add("-XX:MaxDirectMemorySize=" + service.directMegabytes() + "m");
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add("-Djava.io.tmpdir=" + temporary.path());
    command.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(moreFlags);
    command.addAll(List.of("-jar", unpacked.jar().toString()));
    return command;
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
