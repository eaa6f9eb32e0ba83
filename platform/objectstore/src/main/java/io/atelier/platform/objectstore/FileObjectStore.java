package io.atelier.platform.objectstore;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Objects as files under one folder, which several processes of one machine may share. A write goes
 * to a temporary file, is forced to disk, and is renamed into place.
 */
public final class FileObjectStore implements ObjectStore {

  private static final String TEMPORARY = ".tmp";

  private final Path root;
  private final Scheduler scheduler;

  /**
   * @param root the folder, made at the first write
   * @param scheduler bounded; where the blocking file calls run
   */
  public FileObjectStore(Path root, Scheduler scheduler) {
    this.root = root.toAbsolutePath().normalize();
    this.scheduler = scheduler;
  }

  @Override
  public Mono<Void> put(String key, byte[] body, String mediaType) {
    return blocking(() -> write(pathOf(key), body, mediaType));
  }

  @Override
  public Mono<StoredObject> get(String key) {
    return blocking(() -> read(pathOf(key)));
  }

  @Override
  public Mono<Void> delete(String key) {
    return blocking(() -> remove(pathOf(key)));
  }

  @Override
  public Flux<String> list(String prefix) {
    return blocking(() -> keysUnder(ObjectKey.requireValidPrefix(prefix)))
        .flatMapIterable(keys -> keys);
  }

  private <T> Mono<T> blocking(Callable<? extends @Nullable T> call) {
    return Mono.<T>fromCallable(call)
        .subscribeOn(scheduler) // file calls block
        .onErrorMap(ObjectStoreException::wrap);
  }

  private @Nullable Void write(Path target, byte[] body, String mediaType) throws IOException {
    Path temporary = temporaryFile();
    try {
      try (FileChannel file = FileChannel.open(temporary, WRITE, CREATE_NEW)) {
        FileEnvelope.write(file, body, mediaType);
        file.force(true);
      }
      publish(temporary, target);
    } finally {
      Files.deleteIfExists(temporary);
    }
    return null;
  }

  private Path temporaryFile() throws IOException {
    Path folder = Files.createDirectories(root.resolve(TEMPORARY));
    return folder.resolve(UUID.randomUUID().toString());
  }

  private static void publish(Path temporary, Path target) throws IOException {
    Path folder = Files.createDirectories(target.resolveSibling("."));
    Files.move(temporary, target, ATOMIC_MOVE);
    try (FileChannel entries = FileChannel.open(folder, READ)) {
      entries.force(true); // the rename itself must survive a power cut
    }
  }

  private static @Nullable StoredObject read(Path file) throws IOException {
    try {
      return FileEnvelope.read(Files.readAllBytes(file), etagOf(file));
    } catch (NoSuchFileException absent) {
      return null;
    }
  }

  private static String etagOf(Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    long nanos = attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
    return Long.toHexString(nanos) + "-" + Long.toHexString(attributes.size());
  }

  private static @Nullable Void remove(Path file) throws IOException {
    Files.deleteIfExists(file);
    return null;
  }

  private List<String> keysUnder(String prefix) throws IOException {
    Path folder = root.resolve(prefix.substring(0, prefix.lastIndexOf('/') + 1));
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files =
        Files.find(folder, Integer.MAX_VALUE, (path, file) -> file.isRegularFile())) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(key -> key.startsWith(prefix) && !key.startsWith(TEMPORARY))
          .toList();
    }
  }

  private Path pathOf(String key) {
    return root.resolve(ObjectKey.requireValid(key));
  }
}
