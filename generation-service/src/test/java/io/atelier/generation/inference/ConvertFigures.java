package io.atelier.generation.inference;

import ai.djl.Device;
import io.atelier.generation.model.InstalledModel;
import io.atelier.generation.model.ModelRegistry;
import io.atelier.generation.model.TestModels;
import io.atelier.platform.image.ImageCodec;
import io.atelier.platform.image.ImageFormat;
import io.atelier.platform.image.PixelImage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What {@code POST /api/convert} of a running Atelier makes of its model's pace: {@code
 * ConvertFigures BUNDLES MODEL DIRECTORY URL USERS ROUNDS SECONDS PHOTO}. In turns the bare
 * predictor runs in a loop a core here, and users in a closed loop send photos of 512 x 512 pixels
 * that nobody sent before.
 */
final class ConvertFigures {

  private static final int WORKERS = Runtime.getRuntime().availableProcessors();
  private static final int SIDE = 512;
  private static final int LEAST_BYTES = 1024;
  private static final Duration RAMP = Duration.ofSeconds(3);
  private static final double JIFFIES_A_SECOND = 100;
  private static final String BOUNDARY = "atelier-figures";
  private static final List<String> PROCESSES =
      List.of("gateway", "auth", "gallery", "generation", "render", "postgres", "redis", "broker");

  private final InstalledModel model;
  private final LoadedModels loaded = new LoadedModels(Long.MAX_VALUE, WORKERS);
  private final PixelImage picture;
  private final byte[] photo;
  private final URI url;
  private final List<HttpClient> users = new ArrayList<>();
  private final AtomicLong sent = new AtomicLong(System.currentTimeMillis() * 1000);
  private final AtomicInteger refused = new AtomicInteger();

  private ConvertFigures(InstalledModel model, PixelImage picture, URI url, int users)
      throws IOException {
    this.model = model;
    this.picture = picture;
    this.photo = ImageCodec.best().encode(picture, ImageFormat.JPEG, 92);
    this.url = url;
    for (int i = 0; i < users; i++) {
      HttpClient.Builder user = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
      if (url.getHost().startsWith("127.")) {
        user.localAddress(InetAddress.getByName("127.0.1." + (1 + i % 250))); // each its own limit
      }
      this.users.add(user.build());
    }
  }

  static void main(String[] arguments) throws Exception {
    ModelRegistry models =
        TestModels.registry(arguments[0], Path.of(arguments[2]).resolve("int8"), "int8");
    PixelImage picture =
        ImageCodec.best()
            .resize(
                ImageCodec.best()
                    .decode(Files.readAllBytes(Path.of(arguments[7])), Long.MAX_VALUE)
                    .onWhite(),
                SIDE,
                SIDE);
    int rounds = Integer.parseInt(arguments[5]);
    Duration round = Duration.ofSeconds(Integer.parseInt(arguments[6]));
    new ConvertFigures(
            models.installed(arguments[1]).orElseThrow(),
            picture,
            URI.create(arguments[3] + "/api/convert"),
            Integer.parseInt(arguments[4]))
        .run(rounds, round);
    System.exit(0);
  }

  private void run(int rounds, Duration round) throws Exception {
    requireRunning();
    say("%d users, photos of %d KB", users.size(), photo.length / 1024);
    bare(RAMP);
    convert(round); // warms both
    double[] bare = new double[rounds];
    double[] convert = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      bare[i] = bare(round.dividedBy(3));
      Map<String, Double> before = cpu();
      int already = refused.get();
      convert[i] = convert(round);
      Map<String, Double> after = cpu();
      say(
          "round %d: predictors alone %.1f images/s, convert %.1f (%.2f of it), %d refused; %s",
          i + 1, bare[i], convert[i], convert[i] / bare[i], refused.get() - already, memory());
      say(
          "  CPU, ms a picture: %s",
          perPicture(before, after, convert[i] * round.toMillis() / 1e3));
    }
    double[] ratios = new double[rounds];
    Arrays.setAll(ratios, i -> convert[i] / bare[i]);
    say(
        "%s int8, medians: predictors alone %.1f images/s, POST /api/convert %.1f, %.2f of it",
        model.version().name(), median(bare), median(convert), median(ratios));
  }

  private void requireRunning() throws IOException, InterruptedException {
    HttpRequest health = HttpRequest.newBuilder(url.resolve("/healthz")).build();
    if (users.getFirst().send(health, BodyHandlers.discarding()).statusCode() != 200) {
      throw new IllegalStateException("Atelier is not ready at " + url);
    }
  }

  /** As many predictors as cores, each in a loop of its own: images a second. */
  private double bare(Duration length) throws Exception {
    try (LoadedModels.Use use = loaded.use(model, Device.cpu());
        ExecutorService threads = Executors.newFixedThreadPool(WORKERS)) {
      LoadedModel network = (LoadedModel) use.model();
      PixelImage frame =
          new Mosaic(
                  new PixelImage(SIDE, SIDE, picture.channels(), picture.data().clone()),
                  model.canvas())
              .frame();
      long end = System.nanoTime() + length.toNanos();
      List<Future<Integer>> counts = new ArrayList<>();
      for (int i = 0; i < WORKERS; i++) {
        counts.add(threads.submit(() -> paint(network, frame, end)));
      }
      int all = 0;
      for (Future<Integer> count : counts) {
        all += count.get();
      }
      return all / seconds(length);
    }
  }

  private static int paint(LoadedModel network, PixelImage frame, long end) throws Exception {
    int painted = 0;
    while (System.nanoTime() < end) {
      network.paint(frame);
      painted++;
    }
    return painted;
  }

  /** Answers a second once all users are under way. */
  private double convert(Duration length) {
    long start = System.nanoTime() + RAMP.toNanos();
    long end = start + length.toNanos();
    AtomicInteger answered = new AtomicInteger();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      users.forEach(user -> threads.submit(() -> send(user, start, end, answered)));
    }
    return answered.get() / seconds(length);
  }

  private boolean send(HttpClient user, long start, long end, AtomicInteger answered)
      throws IOException, InterruptedException {
    while (System.nanoTime() < end) {
      var answer = user.send(request(), BodyHandlers.ofByteArray());
      long now = System.nanoTime();
      if (answer.statusCode() != 200 || answer.body().length < LEAST_BYTES) {
        refused.incrementAndGet();
      } else if (now >= start && now < end) {
        answered.incrementAndGet();
      }
    }
    return true;
  }

  /** A photo with a comment of its own: equal pixels, other bytes. */
  private HttpRequest request() {
    byte[] comment = Long.toString(sent.incrementAndGet()).getBytes(StandardCharsets.US_ASCII);
    byte[] head =
        ("--%s\r\nContent-Disposition: form-data; name=\"image\"; filename=\"test.jpg\"\r\n"
                + "Content-Type: image/jpeg\r\n\r\n")
            .formatted(BOUNDARY)
            .getBytes(StandardCharsets.US_ASCII);
    byte[] marker = {photo[0], photo[1], (byte) 0xFF, (byte) 0xFE, 0, (byte) (2 + comment.length)};
    byte[] tail = "\r\n--%s--\r\n".formatted(BOUNDARY).getBytes(StandardCharsets.US_ASCII);
    byte[] rest = Arrays.copyOfRange(photo, 2, photo.length);
    return HttpRequest.newBuilder(url)
        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
        .timeout(Duration.ofMinutes(1))
        .POST(BodyPublishers.ofByteArray(joined(head, marker, comment, rest, tail)))
        .build();
  }

  private static byte[] joined(byte[]... parts) {
    byte[] all = new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  /** Heap in use after a collection, and what is resident. */
  private static String memory() throws IOException, InterruptedException {
    StringBuilder told = new StringBuilder();
    for (String name : List.of("generation", "gateway")) {
      for (ProcessHandle process : atelier(name)) {
        told.append(
            "%s %s MB resident, heap %s; "
                .formatted(name, resident(process.pid()), heap(process.pid())));
      }
    }
    return told.toString();
  }

  private static String resident(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS"))
        .map(line -> line.replaceAll("\\D", ""))
        .map(kilobytes -> Long.toString(Long.parseLong(kilobytes) / 1024))
        .findFirst()
        .orElse("?");
  }

  private static String heap(long pid) throws IOException, InterruptedException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    String process = Long.toString(pid);
    said(jcmd.toString(), process, "GC.run");
    String info = said(jcmd.toString(), process, "GC.heap_info");
    var used = java.util.regex.Pattern.compile("used (\\d+)K").matcher(info);
    long kilobytes = 0;
    for (int spaces = 0; spaces < 2 && used.find(); spaces++) { // the young and the old
      kilobytes += Long.parseLong(used.group(1));
    }
    return kilobytes / 1024 + " MB";
  }

  private static String said(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output;
  }

  private static List<ProcessHandle> atelier(String part) {
    return ProcessHandle.allProcesses().filter(process -> name(process).equals(part)).toList();
  }

  /** Which part of Atelier a process is; {@code client} is this one, empty for any other. */
  private static String name(ProcessHandle process) {
    if (process.pid() == ProcessHandle.current().pid()) {
      return "client";
    }
    String command = commandLine(process.pid());
    return PROCESSES.stream().filter(part -> belongs(command, part)).findFirst().orElse("");
  }

  private static boolean belongs(String command, String part) {
    return switch (part) {
      case "postgres" -> command.startsWith("postgres") || command.contains("/bin/postgres ");
      case "redis" -> command.contains("/server ") || command.contains("redis-server");
      case "broker" -> command.contains("BrokerProcess");
      default -> command.contains("/java ") && command.contains("/.atelier/run/" + part);
    };
  }

  private static String commandLine(long pid) {
    try {
      return Files.readString(Path.of("/proc/" + pid + "/cmdline")).replace('\0', ' ');
    } catch (IOException e) {
      return ""; // it has ended
    }
  }

  /** Seconds of CPU by part of Atelier. */
  private static Map<String, Double> cpu() {
    Map<String, Double> seconds = new TreeMap<>();
    ProcessHandle.allProcesses()
        .filter(process -> !name(process).isEmpty())
        .forEach(process -> seconds.merge(name(process), cpu(process.pid()), Double::sum));
    return seconds;
  }

  private static double cpu(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / JIFFIES_A_SECOND;
    } catch (IOException e) {
      return 0; // it has ended
    }
  }

  /** About: the ramp counts in the CPU, not in the pictures. */
  private static String perPicture(
      Map<String, Double> before, Map<String, Double> after, double pictures) {
    StringBuilder told = new StringBuilder();
    after.forEach(
        (name, seconds) ->
            told.append(
                "%s %.1f, "
                    .formatted(name, 1e3 * (seconds - before.getOrDefault(name, 0.0)) / pictures)));
    return told.toString();
  }

  private static double seconds(Duration length) {
    return length.toMillis() / 1e3;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static void say(String format, Object... values) {
    System.out.printf("convert: " + format + "%n", values);
  }
}
