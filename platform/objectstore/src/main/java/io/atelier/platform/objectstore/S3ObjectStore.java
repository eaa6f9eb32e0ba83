package io.atelier.platform.objectstore;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.BucketAlreadyExistsException;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Objects in one bucket of an S3 service. The bucket is made at the first call if it is absent. */
public final class S3ObjectStore implements ObjectStore {

  private static final Duration FOR_EVER = Duration.ofMillis(Long.MAX_VALUE);

  private final S3AsyncClient client;
  private final String bucket;
  private final int pageSize;
  private final RemoteCallPolicy policy;
  private final Mono<Void> bucketReady;

  /**
   * @param pageSize how many keys one listing call asks for, at most 1,000
   */
  S3ObjectStore(S3AsyncClient client, String bucket, int pageSize, RemoteCallPolicy policy) {
    this.pageSize = pageSize;
    this.client = client;
    this.bucket = bucket;
    this.policy = policy;
    this.bucketReady =
        makeBucketIfAbsent().cache(made -> FOR_EVER, failed -> Duration.ZERO, () -> FOR_EVER);
  }

  @Override
  public Mono<Void> put(String key, byte[] body, String mediaType) {
    return call(() -> putNow(ObjectKey.requireValid(key), body, mediaType)).then();
  }

  @Override
  public Mono<StoredObject> get(String key) {
    return call(() -> getNow(ObjectKey.requireValid(key))).map(S3ObjectStore::stored);
  }

  @Override
  public Mono<Void> delete(String key) {
    String valid = ObjectKey.requireValid(key);
    return call(() -> client.deleteObject(b -> b.bucket(bucket).key(valid))).then();
  }

  @Override
  public Flux<String> list(String prefix) {
    String valid = ObjectKey.requireValidPrefix(prefix);
    return call(() -> page(valid, null))
        .expand(page -> following(valid, page))
        .flatMapIterable(ListObjectsV2Response::contents)
        .map(S3Object::key);
  }

  private <T> Mono<T> call(Supplier<CompletableFuture<T>> remote) {
    return bucketReady
        .then(policy.apply(remote))
        .onErrorResume(NoSuchKeyException.class, absent -> Mono.empty())
        .onErrorMap(ObjectStoreException::wrap);
  }

  private CompletableFuture<PutObjectResponse> putNow(String key, byte[] body, String mediaType) {
    return client.putObject(
        b -> b.bucket(bucket).key(key).contentType(mediaType),
        AsyncRequestBody.fromBytesUnsafe(body)); // spares a copy; nobody changes a body
  }

  private CompletableFuture<ResponseBytes<GetObjectResponse>> getNow(String key) {
    return client.getObject(b -> b.bucket(bucket).key(key), AsyncResponseTransformer.toBytes());
  }

  private static StoredObject stored(ResponseBytes<GetObjectResponse> object) {
    GetObjectResponse head = object.response();
    return new StoredObject(
        object.asByteArrayUnsafe(), head.contentType(), head.eTag().replace("\"", ""));
  }

  private Mono<ListObjectsV2Response> following(String prefix, ListObjectsV2Response page) {
    return page.isTruncated()
        ? call(() -> page(prefix, page.nextContinuationToken()))
        : Mono.empty();
  }

  private CompletableFuture<ListObjectsV2Response> page(String prefix, @Nullable String token) {
    return client.listObjectsV2(
        b -> b.bucket(bucket).prefix(prefix).maxKeys(pageSize).continuationToken(token));
  }

  private Mono<Void> makeBucketIfAbsent() {
    return policy
        .apply(() -> client.headBucket(b -> b.bucket(bucket)))
        .map(HeadBucketResponse::bucketRegion)
        .then()
        .onErrorResume(NoSuchBucketException.class, absent -> makeBucket());
  }

  private Mono<Void> makeBucket() {
    return policy
        .apply(() -> client.createBucket(b -> b.bucket(bucket)))
        .then()
        .onErrorResume(BucketAlreadyOwnedByYouException.class, raced -> Mono.empty())
        .onErrorResume(BucketAlreadyExistsException.class, raced -> Mono.empty());
  }
}
