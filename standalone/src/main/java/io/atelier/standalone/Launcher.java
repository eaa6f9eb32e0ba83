package io.atelier.standalone;

import java.io.Closeable;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/**
 * Runs all of Atelier on this machine until it is told to stop; called by {@code ./atelier}.
 *
 * <p>Arguments: the folder that holds the modules, then {@code up}, {@code up --aot}, {@code aot}
 * or {@code down}.
 */
final class Launcher {
  static final String VERSION = "0.1.0-SNAPSHOT";

  private static final Duration CRASHED_CHILDREN_END = Duration.ofSeconds(20);

  private final Settings settings;
  private final Terminal terminal = new Terminal(System.out);
  private final Atelier atelier = new Atelier(terminal);
  private final List<Closeable> inUse = new ArrayList<>();

  private Launcher(Settings settings) {
    this.settings = settings;
  }

  public static void main(String[] args) throws InterruptedException {
    Path root = Path.of(args[0]).toAbsolutePath().normalize();
    var launcher = new Launcher(new Settings(root, System.getenv()));
    List<String> command = List.of(args).subList(1, args.length);
    try {
      switch (String.join(" ", command)) {
        case "up" -> launcher.up(false);
        case "up --aot" -> launcher.up(true);
        case "aot" -> launcher.makeAotCaches();
        case "down" -> launcher.down();
        default -> throw new StartProblem("Unknown command: " + command);
      }
    } catch (StartProblem e) {
      System.err.println(e.getMessage());
      System.exit(1);
    } catch (IOException e) {
      System.err.println("Atelier cannot use its files: " + e);
      System.exit(1);
    }
    System.exit(0);
  }

  private void up(boolean aot) throws IOException, InterruptedException {
    Optional<InstanceLock> lock = InstanceLock.take(settings.dataDir(), settings.publicUrl());
    if (lock.isEmpty()) {
      sayAlreadyRunning();
      return;
    }
    long began = System.nanoTime();
    stopAtExit(lock.get());
    List<UnpackedService> services = services();
    Map<String, String> environment = startServers(lock.get(), services);
    if (aot) {
      train(services, environment);
    }
    startServices(services, environment);
    sayReady(Duration.ofNanos(System.nanoTime() - began));
    new CountDownLatch(1).await(); // Until a signal runs the shutdown hook.
  }

  private void makeAotCaches() throws IOException, InterruptedException {
    Optional<InstanceLock> lock = InstanceLock.take(settings.dataDir(), settings.publicUrl());
    if (lock.isEmpty()) {
      throw new StartProblem("Atelier is running. Stop it first (./atelier down).");
    }
    stopAtExit(lock.get());
    List<UnpackedService> services = services();
    train(services, startServers(lock.get(), services));
  }

  private void down() throws IOException, InterruptedException {
    Optional<InstanceLock> lock = InstanceLock.take(settings.dataDir(), settings.publicUrl());
    if (lock.isPresent()) {
      lock.get().close();
      terminal.say("Atelier is not running.");
      return;
    }
    Optional<ProcessHandle> running =
        InstanceLock.holder(settings.dataDir()).flatMap(holder -> ProcessHandle.of(holder.pid()));
    running.ifPresent(ProcessHandle::destroy);
    running.ifPresent(process -> process.onExit().join());
    terminal.say("Atelier has stopped.");
  }

  private Map<String, String> startServers(InstanceLock lock, List<UnpackedService> services)
      throws IOException, InterruptedException {
    BackingServers servers = BackingServers.of(settings);
    var ports = Stream.concat(servers.ports().stream(), servicePorts());
    new Ports(ports.toList()).requireFree(lock.afterCrash() ? CRASHED_CHILDREN_END : Duration.ZERO);
    Logs.putAside(settings.logs());
    terminal.say(
        "Starting Atelier; data in " + settings.dataDir() + ", logs in " + settings.logs());
    for (UnpackedService service : services) {
      inUse.add(service.unpack(settings.log("unpack")));
    }
    atelier.start(
        servers.embedded().stream()
            .map(server -> new EmbeddedChild(server, settings.log(server.name())))
            .toList());
    return ServiceEnvironment.of(settings, servers);
  }

  private List<UnpackedService> services() throws IOException {
    var services = new ArrayList<UnpackedService>();
    for (AtelierService service : AtelierService.values()) {
      services.add(UnpackedService.of(service, settings.root()));
    }
    return services;
  }

  private void startServices(List<UnpackedService> services, Map<String, String> environment) {
    HttpClient http = HttpClient.newHttpClient();
    atelier.start(services.stream().map(unpacked -> child(unpacked, environment, http)).toList());
  }

  private ServiceChild child(
      UnpackedService unpacked, Map<String, String> environment, HttpClient http) {
    AtelierService service = unpacked.service();
    return new ServiceChild(
        new ServiceJvm(unpacked, settings.temporary(service)),
        settings.port(service),
        settings.log(service.label()),
        environment,
        http);
  }

  private void train(List<UnpackedService> services, Map<String, String> environment)
      throws IOException, InterruptedException {
    for (UnpackedService service : services) {
      if (!service.hasAotCache()) {
        terminal.say(
            "  " + service.service().label() + ": making its AOT cache, about half a minute");
        service.trainAotCache(
            settings.temporary(service.service()), environment, settings.log("aot"));
      }
    }
  }

  private Stream<Ports.Wanted> servicePorts() {
    return Stream.of(AtelierService.values())
        .map(
            service ->
                new Ports.Wanted(service.label(), settings.port(service), service.portVariable()));
  }

  private void stopAtExit(InstanceLock lock) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  atelier.stop();
                  try {
                    settings.temporary().remove();
                    lock.close();
                  } catch (IOException e) {
                    // The lock ends with this process, and services empty their folders first.
                  }
                },
                "stop"));
  }

  private void sayAlreadyRunning() throws IOException {
    String who =
        InstanceLock.holder(settings.dataDir())
            .map(holder -> " (process " + holder.pid() + "): " + holder.url())
            .orElse("");
    terminal.say("Atelier is already running" + who);
    terminal.say("Ctrl-C in its terminal or ./atelier down stops it.");
  }

  private void sayReady(Duration took) {
    String url = settings.publicUrl();
    terminal.say(
        """

        Atelier is up after %.0f s.
          Studio         %s
          API reference  %s/docs
        Try it:
          curl -F image=@photo.jpg %s/api/convert -o anime.jpg
        Ctrl-C stops everything; what you made stays in %s."""
            .formatted(took.toMillis() / 1000.0, url, url, url, settings.dataDir()));
  }
}
