package io.atelier.platform.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * Server binaries kept as resources, unpacked once per user and content into {@code
 * ~/.cache/atelier} (or {@code XDG_CACHE_HOME}); processes that need them at the same time wait for
 * the one that unpacks.
 */
final class Binaries {
  private static final int OWNER_EXECUTES = 0100;

  private Binaries() {}

  /** The folder the {@code .tar.xz} resource was unpacked to. */
  static Path unpacked(String resource) throws IOException {
    return once(resource, Binaries::untar);
  }

  /** The resource as an executable file. */
  static Path executable(String resource) throws IOException {
    Path folder =
        once(
            resource,
            (in, target) -> {
              Files.copy(in, target.resolve("server"));
              makeExecutable(target.resolve("server"));
            });
    return folder.resolve("server");
  }

  private interface Unpacking {
    void unpack(InputStream in, Path target) throws IOException;
  }

  private static Path once(String resource, Unpacking unpacking) throws IOException {
    URL url = Binaries.class.getResource(resource);
    if (url == null) {
      throw new IOException(
          "No binary " + resource + " on the class path: only Linux on x86-64 is bundled");
    }
    Path target = cache().resolve(digest(url));
    if (Files.isDirectory(target)) {
      return target;
    }
    Files.createDirectories(cache());
    try (FileChannel channel =
            FileChannel.open(
                cache().resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (!Files.isDirectory(target) && lock.isValid()) {
        Path part = Files.createTempDirectory(cache(), "part");
        Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (InputStream in = url.openStream()) {
          unpacking.unpack(in, part);
        }
        Files.move(part, target);
      }
    }
    return target;
  }

  private static Path cache() {
    String home = System.getenv("XDG_CACHE_HOME");
    Path caches =
        home == null || home.isEmpty()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(home);
    return caches.resolve("atelier");
  }

  private static String digest(URL url) throws IOException {
    try (InputStream in = url.openStream()) {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      for (int n; (n = in.read(buffer)) > 0; ) {
        sha256.update(buffer, 0, n);
      }
      return HexFormat.of().formatHex(sha256.digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void untar(InputStream in, Path target) throws IOException {
    try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(in)))) {
      for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
        Path file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
          throw new IOException("Archive entry leaves its folder: " + entry.getName());
        }
        write(entry, tar, file);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void write(TarArchiveEntry entry, InputStream content, Path file)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      return;
    }
    Files.createDirectories(file.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(content, file);
    if ((entry.getMode() & OWNER_EXECUTES) != 0) {
      makeExecutable(file);
    }
  }

  private static void makeExecutable(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
