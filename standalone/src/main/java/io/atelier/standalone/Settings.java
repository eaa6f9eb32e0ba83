package io.atelier.standalone;

import java.nio.file.Path;
import java.util.Map;

/**
 * What the environment says.
 *
 * @param root the folder that holds the modules
 * @param environment the launcher's own, which the services inherit
 */
record Settings(Path root, Map<String, String> environment) {
  /** Everything that survives a restart. */
  Path dataDir() {
    return root.resolve(environment.getOrDefault("ATELIER_DATA_DIR", "data")).normalize();
  }

  Path logs() {
    return dataDir().resolve("logs");
  }

  /** Holds the services' temporary folders; goes when they stop. */
  TemporaryFolder temporary() {
    return new TemporaryFolder(dataDir().resolve("tmp"));
  }

  TemporaryFolder temporary(AtelierService service) {
    return new TemporaryFolder(temporary().path().resolve(service.label()));
  }

  Path log(String child) {
    return logs().resolve(child + ".log");
  }

  int port(AtelierService service) {
    return port(service.portVariable(), service.defaultPort());
  }

  int port(String variable, int otherwise) {
    String value = environment.get(variable);
    if (value == null || value.isBlank()) {
      return otherwise;
    }
    try {
      int port = Integer.parseInt(value.strip());
      if (port > 0 && port < 65_536) {
        return port;
      }
    } catch (NumberFormatException notANumber) {
      // Said below.
    }
    throw new StartProblem(
        variable + " is \"" + value + "\", expected a port between 1 and 65535.");
  }

  /** Whether a server outside is to be used in place of the embedded one. */
  boolean names(String variable) {
    return !environment.getOrDefault(variable, "").isBlank();
  }

  /** Where the gateway answers. */
  String publicUrl() {
    return "http://localhost:" + port(AtelierService.GATEWAY);
  }
}
