package io.atelier.loadtest.render;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A process that renders when told to (see {@link OwnPeer}). */
final class Engine implements AutoCloseable {
  private final String name;
  private final Process process;
  private final PrintWriter in;
  private final BufferedReader out;

  Engine(String name, List<String> command) throws IOException {
    this.name = name;
    this.process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    this.in =
        new PrintWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8), true);
    this.out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  String name() {
    return name;
  }

  Result measure(String task, double seconds) throws IOException {
    String[] words = tell(task + " " + seconds).split(" ", -1);
    double images = Double.parseDouble(words[0]);
    return new Result(images / Double.parseDouble(words[1]), Integer.parseInt(words[2]));
  }

  void write(String task, String file) throws IOException {
    tell(task + " " + file);
  }

  private String tell(String what) throws IOException {
    in.println(what);
    String answer = out.readLine();
    if (answer == null) {
      throw new IOException(name + " ended");
    }
    return answer;
  }

  @Override
  public void close() {
    process.destroy();
  }

  /**
   * @param rate images per second of CPU time, of all the process's threads
   * @param bytes of an image
   */
  record Result(double rate, int bytes) {}
}
