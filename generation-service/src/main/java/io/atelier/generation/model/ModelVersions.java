package io.atelier.generation.model;

import io.atelier.generation.model.ModelManifest.WeightsFile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The tables {@code models}, {@code model_versions} and {@code model_routes}. Each change of a
 * model's routes is one statement that keeps what was before it.
 */
@Component
final class ModelVersions {

  private static final String ALL =
      """
      select v.*, v.manifest::text as manifest_json, coalesce(r.weight, 0) as weight, coalesce(r.shadow, false) as shadow
      from model_versions v left join model_routes r using (model, version)
      """;

  /**
   * Begins a change of {@code :model}'s routes: locks the model and remembers what they were.
   * Continue with a statement that takes its rows from {@code wanted (version, weight, shadow)}.
   */
  private static final String REROUTE =
      """
      , before as (
        select m.name, coalesce((
          select jsonb_agg(jsonb_build_object(
            'version', r.version, 'weight', r.weight, 'shadow', r.shadow))
          from model_routes r where r.model = m.name), '[]') as routes
        from models m where m.name = :model and exists (select 1 from wanted)
        for update of m),
      remembered as (
        update models set previous = before.routes, changed_at = now(),
          changed_by = :by, reason = :reason
        from before where models.name = before.name),
      dropped as (
        delete from model_routes r using before
        where r.model = before.name and not r.shadow
          and r.version not in (select version from wanted)),
      routed as (
        insert into model_routes (model, version, weight, shadow)
        select before.name, wanted.version, wanted.weight, wanted.shadow from before, wanted
        on conflict (model, version) do update
        set weight = excluded.weight, shadow = excluded.shadow),
      staged as (
        update model_versions v set
          stage = case when w.weight > 0 then 'LIVE' else 'RETIRED' end, staged_at = now()
        from before, model_versions o left join wanted w on w.version = o.version
        where o.model = before.name and v.model = o.model and v.version = o.version
          and (case when w.weight > 0 then v.stage <> 'LIVE' else v.stage = 'LIVE' end))
      select count(*) as changed from before
      """;

  private final DatabaseClient database;

  ModelVersions(DatabaseClient database) {
    this.database = database;
  }

  /** All versions of all models, oldest first. */
  Flux<VersionRow> all() {
    return database
        .sql(ALL + "order by v.model, v.added_at, v.version")
        .map(VersionRow::from)
        .all();
  }

  /** All versions of a model, oldest first. */
  Flux<VersionRow> of(String model) {
    return database
        .sql(ALL + "where v.model = :model order by v.added_at, v.version")
        .bind("model", model)
        .map(VersionRow::from)
        .all();
  }

  /**
   * Adds a version as candidate. The first of a model goes live at once.
   *
   * @return whether it was added; false if the model has such a version
   */
  Mono<Boolean> add(ModelManifest manifest, boolean bundled, String by) {
    WeightsFile weights = manifest.files().getFirst();
    return database
        .sql(
            """
            with model as (
              insert into models (name, changed_by, reason) values (:model, :by, 'first version')
              on conflict (name) do nothing returning name),
            added as (
              insert into model_versions (model, version, stage, manifest, sha256, bundled)
              values (:model, :version,
                case when exists (select 1 from model) then 'LIVE' else 'CANDIDATE' end,
                :manifest::jsonb, :sha256, :bundled)
              on conflict (model, version) do nothing returning model, version),
            routed as (
              insert into model_routes (model, version, weight)
              select added.model, added.version, 100 from added join model on true)
            select count(*) as added from added
            """)
        .bind("model", manifest.name())
        .bind("by", by)
        .bind("version", manifest.version())
        .bind("manifest", new String(manifest.toJson(), StandardCharsets.UTF_8))
        .bind("sha256", weights.sha256())
        .bind("bundled", bundled)
        .mapValue(Long.class)
        .one()
        .map(added -> added == 1);
  }

  /** Sends users to versions by weight; versions not named get nobody. */
  Mono<Boolean> split(String model, Map<String, Integer> weights, String by, String reason) {
    String wanted =
        weights.entrySet().stream()
            .map(share -> "%s=%d".formatted(share.getKey(), share.getValue()))
            .collect(Collectors.joining(","));
    return changed(
        database
            .sql(
                """
                with wanted as (
                  select split_part(share, '=', 1) as version,
                    split_part(share, '=', 2)::int as weight, false as shadow
                  from unnest(string_to_array(:wanted, ',')) as share)
                """
                    + REROUTE)
            .bind("wanted", wanted),
        model,
        by,
        reason);
  }

  /** Goes back to the routes before the last change. */
  Mono<Boolean> rollBack(String model, String by, String reason) {
    return changed(
        database.sql(
            """
            with wanted as (
              select r.version, r.weight, r.shadow
              from models m, jsonb_to_recordset(m.previous)
                as r (version text, weight int, shadow boolean)
              where m.name = :model)
            """
                + REROUTE),
        model,
        by,
        reason);
  }

  private static Mono<Boolean> changed(
      DatabaseClient.GenericExecuteSpec statement, String model, String by, String reason) {
    return statement
        .bind("model", model)
        .bind("by", by)
        .bind("reason", reason)
        .mapValue(Long.class)
        .one()
        .map(changed -> changed == 1);
  }

  /** Runs {@code version} beside what users see, in the place of the one that does. */
  Mono<Boolean> shadow(String model, String version) {
    return database
        .sql(
            """
            with dropped as (
              delete from model_routes where model = :model and shadow and version <> :version)
            insert into model_routes (model, version, weight, shadow)
            select model, version, 0, true from model_versions
            where model = :model and version = :version
            on conflict (model, version) do update set shadow = model_routes.weight = 0
            """)
        .bind("model", model)
        .bind("version", version)
        .fetch()
        .rowsUpdated()
        .map(rows -> rows == 1);
  }

  /** Runs nothing beside any more. */
  Mono<Void> unshadow(String model) {
    return database
        .sql("delete from model_routes where model = :model and shadow")
        .bind("model", model)
        .then();
  }

  /**
   * Forgets versions that were retired longer ago than that and are nobody's way back.
   *
   * @return their weights' digests, of those that no other version has
   */
  Flux<String> prune(Duration keep) {
    return database
        .sql(
            """
            with gone as (
              delete from model_versions v
              where v.stage = 'RETIRED' and not v.bundled
                and v.staged_at < now() - :keep * interval '1 second'
                and not exists (select 1 from model_routes r
                  where r.model = v.model and r.version = v.version)
                and not exists (
                  select 1 from models m, jsonb_array_elements(coalesce(m.previous, '[]')) p
                  where m.name = v.model and p ->> 'version' = v.version)
              returning v.model, v.version, v.sha256)
            select sha256 from gone
            where not exists (
              select 1 from model_versions o where o.sha256 = gone.sha256
                and (o.model, o.version) not in (select model, version from gone))
            """)
        .bind("keep", keep.toSeconds())
        .mapValue(String.class)
        .all();
  }

  /**
   * Whether the latest change of the model's routes, not longer ago than {@code watch} and not made
   * by {@code excepted}, gave the version more users than it had.
   */
  Mono<Boolean> isNew(String model, String version, Duration watch, String excepted) {
    return database
        .sql(
            """
            select exists (
              select 1 from models m join model_routes r on r.model = m.name
              where m.name = :model and r.version = :version and m.previous is not null
                and m.changed_at > now() - :watch * interval '1 second'
                and m.changed_by <> :excepted
                and r.weight > coalesce((
                  select (p ->> 'weight')::int from jsonb_array_elements(m.previous) p
                  where p ->> 'version' = :version), 0))
            """)
        .bind("model", model)
        .bind("version", version)
        .bind("watch", watch.toSeconds())
        .bind("excepted", excepted)
        .mapValue(Boolean.class)
        .one();
  }
}
