package io.atelier.render.asset;

import io.atelier.platform.image.ImageHeader;
import io.atelier.platform.objectstore.ObjectStore;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Users' pictures under {@code render/assets/{user}/{sha256}}. The count of a user's is looked up
 * before a write; several at once may pass the limit by their number.
 */
@Component
final class Assets {
  private static final String FOLDER = "render/assets/";

  private final ObjectStore objects;
  private final PictureDecoder decoder;
  private final AssetProperties limits;
  private final Scheduler render;

  Assets(ObjectStore objects, PictureDecoder decoder, AssetProperties limits, Scheduler render) {
    this.objects = objects;
    this.decoder = decoder;
    this.limits = limits;
    this.render = render;
  }

  /** The same file again is the same asset. */
  Mono<Asset> store(long userId, byte[] file) {
    return Mono.fromCallable(() -> examined(userId, file))
        .subscribeOn(render) // hashes megabytes
        .delayUntil(asset -> requireRoom(userId, asset.sha256()))
        .delayUntil(asset -> objects.put(key(userId, asset.sha256()), file, asset.mediaType()));
  }

  Mono<List<String>> references(long userId) {
    String prefix = FOLDER + userId + "/";
    return objects
        .list(prefix)
        .map(key -> "asset:" + userId + "/" + key.substring(prefix.length()))
        .sort()
        .collectList();
  }

  /** Fails with {@link AssetProblem.NotFound} where the user has none of that name. */
  Mono<Void> delete(long userId, String sha256) {
    return objects
        .get(key(userId, sha256))
        .switchIfEmpty(Mono.error(() -> new AssetProblem.NotFound(sha256)))
        .then(objects.delete(key(userId, sha256)));
  }

  /** The file a reference names; empty if there is none. */
  Mono<byte[]> file(String userAndSha256) {
    return objects.get(FOLDER + userAndSha256).map(stored -> stored.body());
  }

  private Asset examined(long userId, byte[] file) {
    ImageHeader header = decoder.examine(file);
    String sha256 = PictureDecoder.sha256(file);
    return new Asset(
        "asset:" + userId + "/" + sha256,
        sha256,
        header.format().mediaType(),
        header.uprightWidth(),
        header.uprightHeight(),
        file.length);
  }

  private Mono<Void> requireRoom(long userId, String sha256) {
    return references(userId)
        .filter(
            kept ->
                kept.size() >= limits.perUser() && kept.stream().noneMatch(r -> r.endsWith(sha256)))
        .flatMap(kept -> Mono.error(() -> new AssetProblem.TooMany(limits.perUser())));
  }

  private static String key(long userId, String sha256) {
    return FOLDER + userId + "/" + sha256;
  }
}
