package io.atelier.generation.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.springframework.core.io.Resource;

/**
 * Weights on disk, each file in a folder named by its SHA-256, so that versions never overwrite
 * each other.
 */
record WeightsStore(Path directory) {

  /**
   * Unpacks {@code packed}, unless it lies there already; either way its digest is checked.
   *
   * @return the file's path
   * @throws UnusableModelException if the content is not what the manifest names
   */
  Path install(BundleFile file, Resource packed) {
    Path installed = path(file);
    if (has(file)) {
      return installed;
    }
    try {
      Files.createDirectories(installed.getParent());
      return unpack(file, packed, installed);
    } catch (IOException e) {
      throw new UncheckedIOException("Weights cannot be unpacked to " + directory, e);
    }
  }

  /** Whether the weights lie on this disk, sound. */
  boolean has(BundleFile file) {
    Path installed = path(file);
    try {
      return Files.exists(installed) && digestOf(installed).equals(file.sha256());
    } catch (IOException e) {
      return false; // they are fetched again then
    }
  }

  Path path(BundleFile file) {
    return directory.resolve(file.sha256()).resolve(file.file());
  }

  /** Writes beside the target and moves, so that no other process ever reads half a file. */
  private static Path unpack(BundleFile file, Resource packed, Path installed) throws IOException {
    Path unpacked = Files.createTempFile(installed.getParent(), file.file(), ".part");
    try (InputStream in = packed.getInputStream()) {
      Files.copy(in, unpacked, StandardCopyOption.REPLACE_EXISTING);
      String digest = digestOf(unpacked);
      if (!digest.equals(file.sha256())) {
        throw new UnusableModelException(
            "%s has SHA-256 %s, its manifest says %s".formatted(packed, digest, file.sha256()),
            null);
      }
      return Files.move(
          unpacked, installed, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unpacked);
    }
  }

  static String digestOf(Path file) throws IOException {
    MessageDigest sha256 = Digests.sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha256)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(sha256.digest());
  }
}
