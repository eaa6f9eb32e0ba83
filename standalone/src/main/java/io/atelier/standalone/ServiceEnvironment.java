package io.atelier.standalone;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the services are told beside the launcher's own environment. */
final class ServiceEnvironment {
  private ServiceEnvironment() {}

  static Map<String, String> of(Settings settings, BackingServers servers) {
    var environment = new LinkedHashMap<>(servers.environment());
    environment.put("ATELIER_DATA_DIR", settings.dataDir().toString());
    if (!settings.names("ATELIER_OBJECTS_DIR") && !settings.names("ATELIER_S3_ENDPOINT")) {
      environment.put("ATELIER_OBJECTS_DIR", settings.dataDir().resolve("objects").toString());
    }
    for (AtelierService service : AtelierService.values()) {
      int port = settings.port(service);
      environment.put(service.portVariable(), String.valueOf(port));
      if (!settings.names(service.urlVariable())) {
        environment.put(service.urlVariable(), "http://localhost:" + port);
      }
    }
    return environment;
  }
}
