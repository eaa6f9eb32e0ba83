package io.atelier.standalone;

import java.nio.file.Path;
import java.util.Locale;

/** The five services, in the order they stop being needed: the gateway first. */
enum AtelierService {
  GATEWAY("gateway", 8080, 192, 96),
  AUTH("auth-service", 8081, 512, 96),
  GALLERY("gallery-service", 8082, 320, 256),
  GENERATION("generation-service", 8083, 640, 512),
  RENDER("render-service", 8084, 448, 96);

  private final String module;
  private final int defaultPort;
  private final int heapMegabytes;
  private final int directMegabytes;

  AtelierService(String module, int defaultPort, int heapMegabytes, int directMegabytes) {
    this.module = module;
    this.defaultPort = defaultPort;
    this.heapMegabytes = heapMegabytes;
    this.directMegabytes = directMegabytes;
  }

  String module() {
    return module;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  int defaultPort() {
    return defaultPort;
  }

  int heapMegabytes() {
    return heapMegabytes;
  }

  /** Netty's buffers, and for generation what DJL hands to libtorch. */
  int directMegabytes() {
    return directMegabytes;
  }

  String portVariable() {
    return "ATELIER_" + name() + "_PORT";
  }

  String urlVariable() {
    return "ATELIER_" + name() + "_URL";
  }

  /** The executable jar that the build leaves. */
  Path jar(Path root) {
    return root.resolve(module)
        .resolve("target")
        .resolve(module + "-" + Launcher.VERSION + "-exec.jar");
  }
}
