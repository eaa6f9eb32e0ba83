package io.atelier.generation.inference;

import ai.djl.Device;
import io.atelier.generation.model.Canvas;
import io.atelier.generation.model.InstalledModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The models in memory, loaded when they are first asked for. What they take together stays within
 * a budget: whichever was not used for longest makes room, unless it is at work.
 */
final class LoadedModels implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(LoadedModels.class);

  /** What a pass takes beside the weights, measured with convolutional networks: see the README. */
  private static final long BYTES_A_PIXEL = 400;

  /** In the file, in memory, and once more while it is prepared. */
  private static final long COPIES_OF_WEIGHTS = 3;

  private record Place(InstalledModel model, Device device) {}

  private static final class Entry {
    private final CountDownLatch settled = new CountDownLatch(1);
    private final long bytes;
    private int users;
    private volatile @Nullable Loaded loaded;
    private volatile @Nullable Throwable failure;

    Entry(long bytes) {
      this.bytes = bytes;
    }

    void loaded(Loaded model) {
      loaded = model;
      settled.countDown();
    }

    void failed(Throwable cause) {
      failure = cause;
      settled.countDown();
    }

    /** Waits while another worker loads it. */
    Loaded await(InstalledModel model) {
      try {
        settled.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while a model was loaded", e);
      }
      Loaded there = loaded;
      if (there == null) {
        throw new IllegalStateException(model.version() + " does not load", failure);
      }
      return there;
    }

    void close() {
      Loaded there = loaded;
      if (there != null) {
        there.close();
      }
    }
  }

  private final long budget;
  private final int workers;
  private final Map<Place, Entry> entries = new LinkedHashMap<>(16, 0.75f, true); // by last use
  private long taken;

  /**
   * @param budget in bytes, of weights and what running them takes
   * @param workers how many run a model at once
   */
  LoadedModels(long budget, int workers) {
    this.budget = budget;
    this.workers = workers;
  }

  /**
   * A model to work with until the use is closed; loads and warms it if it is not in memory.
   *
   * @throws ModelTooLargeException if it alone is more than the budget
   * @throws InferenceBusyException if what would have to make room is at work
   */
  Use use(InstalledModel model, Device device) {
    Place place = new Place(model, device);
    Entry entry;
    boolean first;
    synchronized (this) {
      Entry known = entries.get(place);
      first = known == null;
      entry = known == null ? admit(place) : known;
      entry.users++;
    }
    if (first) {
      load(place, entry);
    }
    return new Use(entry, entry.await(model));
  }

  private Entry admit(Place place) {
    long bytes = footprint(place.model(), workers);
    if (bytes > budget) {
      throw new ModelTooLargeException(place.model().version().name(), bytes, budget);
    }
    Iterator<Map.Entry<Place, Entry>> oldest = entries.entrySet().iterator();
    while (taken + bytes > budget && oldest.hasNext()) {
      Map.Entry<Place, Entry> candidate = oldest.next();
      if (candidate.getValue().users == 0) {
        oldest.remove();
        unload(candidate.getKey(), candidate.getValue());
      }
    }
    if (taken + bytes > budget) {
      throw new InferenceBusyException();
    }
    Entry entry = new Entry(bytes);
    taken += bytes;
    entries.put(place, entry);
    return entry;
  }

  private void unload(Place place, Entry entry) {
    taken -= entry.bytes;
    entry.close();
    log.info("Unloaded {}", place.model().version());
  }

  private void load(Place place, Entry entry) {
    try {
      entry.loaded(Loaded.load(place.model(), place.device()));
    } catch (Throwable e) { // whatever it is, nobody may wait for ever
      synchronized (this) {
        entries.remove(place, entry);
        taken -= entry.bytes;
      }
      entry.failed(e);
    }
  }

  /** What a model takes in memory with {@code workers} at it, estimated, in bytes. */
  static long footprint(InstalledModel model, int workers) {
    Canvas canvas = model.canvas();
    long pass = (long) canvas.tileWidth() * canvas.tileHeight() * BYTES_A_PIXEL;
    try {
      long files = Files.size(model.weights());
      for (Path part : model.parts().values()) {
        files += Files.size(part);
      }
      return COPIES_OF_WEIGHTS * files + workers * pass;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many of the model's pictures are worth painting at once; one while it is not in memory. */
  synchronized BatchSizes batches(InstalledModel model) {
    return entries.entrySet().stream()
        .filter(entry -> entry.getKey().model().equals(model))
        .map(entry -> entry.getValue().loaded)
        .filter(LoadedModel.class::isInstance)
        .map(loaded -> ((LoadedModel) loaded).batches())
        .findFirst()
        .orElse(BatchSizes.ONE);
  }

  synchronized boolean hasRoomFor(InstalledModel model) {
    return taken + footprint(model, workers) <= budget;
  }

  /** In bytes, estimated. */
  synchronized long taken() {
    return taken;
  }

  synchronized int count() {
    return entries.size();
  }

  /** Call when no worker is left. */
  @Override
  public synchronized void close() {
    entries.values().forEach(Entry::close);
    entries.clear();
    taken = 0;
  }

  /** A model that stays in memory until this is closed. */
  final class Use implements AutoCloseable {

    private final Entry entry;
    private final Loaded model;

    private Use(Entry entry, Loaded model) {
      this.entry = entry;
      this.model = model;
    }

    Loaded model() {
      return model;
    }

    @Override
    public void close() {
      synchronized (LoadedModels.this) {
        entry.users--;
      }
    }
  }
}
