package io.atelier.generation.inference;

import io.atelier.platform.image.ImageHeader;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The part of the heap that decoded pictures may fill, shared by all workers: a large one waits
 * until there is room, and one there is never room for is refused instead of ending the process.
 */
final class PictureMemory {

  private static final int KILOBYTE = 1024;
  private static final int SAMPLES = 4;

  private final int kilobytes;
  private final Semaphore free;
  private final long patienceMillis;

  PictureMemory(long bytes, long patienceMillis) {
    this.kilobytes = Math.toIntExact(Math.min(Integer.MAX_VALUE, bytes / KILOBYTE));
    this.free = new Semaphore(kilobytes, true);
    this.patienceMillis = patienceMillis;
  }

  /** Half of what the heap may grow to: the rest is for files, buffers and everybody else. */
  static PictureMemory ofHeap(long patienceMillis) {
    return new PictureMemory(Runtime.getRuntime().maxMemory() / 2, patienceMillis);
  }

  /**
   * Waits for room for this picture at full size.
   *
   * @return to be closed when the picture is not needed any more
   * @throws PictureTooLargeException if it can never have room
   * @throws TimeoutException if there was none in time
   */
  Room room(ImageHeader header) throws InterruptedException, TimeoutException {
    long pixels = (long) header.width() * header.height();
    boolean turned = header.orientation() != 1; // turning a picture takes a second one
    long needed = pixels * SAMPLES * (turned ? 2 : 1) / KILOBYTE + 1;
    if (needed > kilobytes) {
      throw new PictureTooLargeException(pixels);
    }
    if (!free.tryAcquire((int) needed, patienceMillis, TimeUnit.MILLISECONDS)) {
      throw new TimeoutException("no room for a picture of " + pixels + " pixels");
    }
    return new Room((int) needed);
  }

  /** Memory set aside for a picture. */
  final class Room implements AutoCloseable {

    private final int taken;

    private Room(int taken) {
      this.taken = taken;
    }

    @Override
    public void close() {
      free.release(taken);
    }
  }
}
