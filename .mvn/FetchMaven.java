import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Fetches the pinned Maven, checks its SHA-512 and unpacks it; run by {@code ./mvnw} as a source file, so that a JDK is
 * all a machine needs.
 *
 * <p>Arguments: archive URL, expected SHA-512 in hex, folder to unpack into.
 */
final class FetchMaven {
  public static void main(String[] args) throws Exception {
    Path target = Path.of(args[2]);
    Path archive = Files.createTempFile("maven", ".zip");
    try {
      download(URI.create(args[0]), archive);
      verify(archive, args[1]);
      unpack(archive, target);
    } finally {
      Files.deleteIfExists(archive);
    }
  }

  private static void download(URI url, Path archive) throws IOException, InterruptedException {
    System.err.println("Fetching " + url);
    try (HttpClient http = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build()) {
      var response = http.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofFile(archive));
      if (response.statusCode() != 200) {
        throw new IOException(url + " answered " + response.statusCode());
      }
    }
  }

  private static void verify(Path archive, String expected) throws Exception {
    String actual = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(Files.readAllBytes(archive)));
    if (!actual.equalsIgnoreCase(expected)) {
      throw new IOException("SHA-512 of the Maven archive is " + actual + ", expected " + expected);
    }
  }

  private static void unpack(Path archive, Path target) throws IOException {
    try (InputStream in = Files.newInputStream(archive);
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
        Path relative = Path.of(entry.getName());
        if (relative.getNameCount() < 2) {
          continue;
        }
        Path file = target.resolve(relative.subpath(1, relative.getNameCount())).normalize();
        if (!file.startsWith(target)) {
          throw new IOException("Archive entry leaves its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(file);
        } else {
          Files.createDirectories(file.getParent());
          Files.copy(zip, file);
        }
      }
    }
  }
}
