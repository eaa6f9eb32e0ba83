package io.atelier.standalone;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * The right to use a data folder: a lock on a file in it, which the operating system drops however
 * its holder ends. The file names the holder; it is emptied on a clean end.
 */
final class InstanceLock implements AutoCloseable {
  /** Who holds the lock. */
  record Holder(long pid, String url) {}

  private final FileChannel channel;
  private final boolean afterCrash;

  private InstanceLock(FileChannel channel, boolean afterCrash) {
    this.channel = channel;
    this.afterCrash = afterCrash;
  }

  /** Takes the lock; empty where another launcher has it. */
  static Optional<InstanceLock> take(Path dataDir, String url) throws IOException {
    Files.createDirectories(dataDir);
    FileChannel channel =
        FileChannel.open(file(dataDir), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (channel.tryLock() == null) {
      channel.close();
      return Optional.empty();
    }
    boolean afterCrash = channel.size() > 0;
    channel.truncate(0);
    String holder = ProcessHandle.current().pid() + "\n" + url + "\n";
    channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)), 0);
    return Optional.of(new InstanceLock(channel, afterCrash));
  }

  /** The launcher that holds, or held, the lock on the folder. */
  static Optional<Holder> holder(Path dataDir) throws IOException {
    if (!Files.exists(file(dataDir))) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file(dataDir));
    return lines.size() < 2
        ? Optional.empty()
        : Optional.of(new Holder(Long.parseLong(lines.get(0)), lines.get(1)));
  }

  /** Whether the holder before this one was killed, so that its children may still be ending. */
  boolean afterCrash() {
    return afterCrash;
  }

  private static Path file(Path dataDir) {
    return dataDir.resolve("atelier.lock");
  }

  @Override
  public void close() throws IOException {
    channel.truncate(0);
    channel.close();
  }
}
