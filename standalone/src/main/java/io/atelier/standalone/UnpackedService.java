package io.atelier.standalone;

import io.atelier.platform.embedded.Guardian;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;

/**
 * A service's jar unpacked under {@code .atelier/run}: it starts in half the time, is not pulled
 * from under the running service by the next build, and may have an AOT cache of the JDK beside it.
 *
 * @param folder of this one build of the jar
 */
record UnpackedService(AtelierService service, Path root, Path folder) {
  private static final String IN_USE = "in-use";

  /**
   * Where this build of the service is, or will be, unpacked.
   *
   * @throws StartProblem when the service was not built
   */
  static UnpackedService of(AtelierService service, Path root) throws IOException {
    Path jar = service.jar(root);
    if (!Files.isRegularFile(jar)) {
      throw new StartProblem("Not built: " + jar + ". ./atelier up builds it.");
    }
    // Not the modification time: reproducible jars carry the same whenever they were built.
    var built = (FileTime) Files.getAttribute(jar, "unix:ctime");
    return new UnpackedService(
        service, root, runs(root).resolve(service.module() + "-" + built.toMillis()));
  }

  Path jar() {
    return folder.resolve(service.jar(root).getFileName());
  }

  Path aotCache() {
    return folder.resolve("app.aot");
  }

  boolean hasAotCache() {
    return Files.exists(aotCache());
  }

  /**
   * Unpacks the jar unless that has been done, and removes earlier builds that nobody runs. Takes
   * seconds.
   *
   * @return keeps other launchers from removing this build, until it is closed or this process ends
   */
  Closeable unpack(Path log) throws IOException, InterruptedException {
    if (!Files.exists(folder)) {
      removeEarlierBuilds();
      extract(log);
    }
    FileChannel use =
        FileChannel.open(
            folder.resolve(IN_USE),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    use.lock(0, Long.MAX_VALUE, true);
    return use;
  }

  private void removeEarlierBuilds() throws IOException {
    Files.createDirectories(runs(root));
    try (DirectoryStream<Path> builds =
        Files.newDirectoryStream(runs(root), service.module() + "-*")) {
      for (Path build : builds) {
        if (!isInUse(build)) {
          TemporaryFolder.delete(build);
        }
      }
    }
  }

  private static boolean isInUse(Path build) throws IOException {
    try (FileChannel use =
        FileChannel.open(
            build.resolve(IN_USE), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      return use.tryLock() == null;
    }
  }

  private void extract(Path log) throws IOException, InterruptedException {
    Path part = Files.createTempDirectory(runs(root), "part-");
    String jar = service.jar(root).toString();
    run(
        List.of(
            ServiceJvm.java(),
            "-XX:TieredStopAtLevel=1",
            "-Djarmode=tools",
            "-jar",
            jar,
            "extract",
            "--force",
            "--destination",
            part.toString()),
        Map.of(),
        log);
    Files.move(part, folder);
  }

  /**
   * Makes the AOT cache by a run that ends once the context has been refreshed. Takes half a
   * minute, and needs the backing servers.
   */
  void trainAotCache(TemporaryFolder temporary, Map<String, String> environment, Path log)
      throws IOException, InterruptedException {
    temporary.empty();
    Path part = folder.resolve("app.aot.part");
    var flags = List.of("-XX:AOTCacheOutput=" + part, "-Dspring.context.exit=onRefresh");
    run(new ServiceJvm(this, temporary).command(flags), environment, log);
    Files.move(part, aotCache());
  }

  private void run(List<String> command, Map<String, String> environment, Path log)
      throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command).directory(root.toFile());
    builder.environment().putAll(environment);
    int status = Guardian.start(builder, log).waitFor();
    if (status != 0) {
      throw new StartProblem(
          service.label() + " could not be prepared (status " + status + "), see " + log);
    }
  }

  private static Path runs(Path root) {
    return root.resolve(".atelier").resolve("run");
  }
}
