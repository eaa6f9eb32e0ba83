package io.atelier.gallery.image;

import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;

/**
 * A body being received. What is over the limit is read and thrown away, up to a point, because a
 * client that is cut off while it sends sees a reset connection instead of the answer that tells it
 * why.
 */
final class BoundedBody {

  private static final long MOST_DISCARDED = 64L << 20;

  private final int limit;
  private final List<DataBuffer> parts = new ArrayList<>();
  private long length;

  BoundedBody(int limit) {
    this.limit = limit;
  }

  void add(DataBuffer part) {
    length += part.readableByteCount();
    if (length <= limit) {
      parts.add(part);
      return;
    }
    DataBufferUtils.release(part);
    close();
    if (length > MOST_DISCARDED) {
      throw tooLarge();
    }
  }

  /** The whole body, which the caller releases; fails with {@link DataBufferLimitException}. */
  DataBuffer join() {
    if (length > limit) {
      throw tooLarge();
    }
    DataBuffer whole = parts.getFirst().factory().join(parts);
    parts.clear();
    return whole;
  }

  /** Releases what was received and not joined. */
  void close() {
    parts.forEach(DataBufferUtils::release);
    parts.clear();
  }

  private DataBufferLimitException tooLarge() {
    return new DataBufferLimitException("More than " + limit + " bytes");
  }
}
