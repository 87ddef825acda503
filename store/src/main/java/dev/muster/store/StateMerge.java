package dev.muster.store;

import dev.muster.iam.control.ResourceType;
import dev.muster.iam.json.Digest;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.snapshot.Snapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;

/** Adds what a snapshot says of the account's state, where it differs from what was known: documents, sections, resources, use. */
final class StateMerge {

    private final Connection connection;
    private final long account;
    private final Instant at;
    private final StoredSections stored;

    StateMerge(Connection connection, Snapshot snapshot) {
        this.connection = connection;
        this.account = Long.parseLong(snapshot.account());
        this.at = snapshot.collectedAt();
        this.stored = StoredSections.of(snapshot);
    }

    void merge() throws SQLException {
        stage();
        mergeDocuments();
        mergeSections();
        mergeResources();
        insertUsage();
    }

    private void stage() throws SQLException {
        new Query().add("""
                        create temporary table if not exists staged_use (document bytea) on commit delete rows;
                        create temporary table if not exists staged_document
                          (digest bytea, canonical bytea, kind text, body bytea) on commit delete rows;
                        create temporary table if not exists staged_section
                          (section text, state text, cause text, detail text, document bytea) on commit delete rows;
                        create temporary table if not exists staged_resource
                          (type text, arn text, unique_id text, occurrence smallint, document bytea) on commit delete rows
                        """).execute(connection);
        CopyRows uses = new CopyRows();
        stored.documents().keySet().forEach(digest -> uses.bytes(digest.hash()).end());
        uses.into(connection, "staged_use");
        CopyRows sections = new CopyRows();
        for (StoredSections.SectionRow row : stored.sections()) {
            sections.text(row.name()).text(row.state()).text(row.cause()).text(row.detail());
            sections.bytes(row.document() == null ? null : row.document().hash())
                    .end();
        }
        sections.into(connection, "staged_section");
        CopyRows resources = new CopyRows();
        for (StoredSections.ResourceRow row : stored.resources()) {
            resources.text(row.type()).text(row.arn()).text(row.uniqueId()).text(Integer.toString(row.occurrence()));
            resources.bytes(row.document().hash()).end();
        }
        resources.into(connection, "staged_resource");
    }

    /** Sends only those texts that the account does not have yet, in one order, so that no two sealings wait for each other. */
    private void mergeDocuments() throws SQLException {
        SortedSet<Digest> missing = new TreeSet<>(new Query()
                .add("""
                        insert into document_use (document, account)
                        select staged.document, ? from staged_use staged
                         where not exists (select from document_use known
                                            where known.document = staged.document and known.account = ?)
                        returning document
                        """, account, account)
                .list(connection, row -> Digest.ofHash(row.getBytes("document"))));
        if (missing.isEmpty()) {
            return;
        }
        CopyRows documents = new CopyRows();
        for (Digest digest : missing) {
            StoredSections.DocumentRow row = stored.documents().get(digest);
            if (row == null) {
                throw new IllegalStateException("the document " + digest + " is not of this snapshot");
            }
            documents.bytes(row.digest().hash());
            documents.bytes(row.canonical() == null ? null : row.canonical().hash());
            documents.text(row.kind()).bytes(Packed.pack(row.body())).end();
        }
        documents.into(connection, "staged_document");
        new Query().add("""
                        insert into document (digest, canonical, kind, body)
                        select * from staged_document order by digest on conflict do nothing
                        """).execute(connection);
    }

    private void mergeSections() throws SQLException {
        new Query().add("""
                        with latest as (
                          select distinct on (section) section, state, cause, detail, document
                            from section_change where account = ? order by section, at desc)
                        insert into section_change (account, section, at, state, cause, detail, document)
                        select ?, section, ?, coalesce(staged.state, 'gone'), staged.cause, staged.detail, staged.document
                          from staged_section staged full join latest using (section)
                         where (coalesce(staged.state, 'gone'), staged.cause, staged.detail, staged.document)
                               is distinct from (coalesce(latest.state, 'gone'), latest.cause, latest.detail, latest.document)
                        """, account, account, at).execute(connection);
    }

    private void mergeResources() throws SQLException {
        new Query().add("""
                        insert into resource (account, type, arn, unique_id, occurrence)
                        select ?, type, arn, unique_id, occurrence from staged_resource staged
                         where not exists (select from resource known
                                            where known.account = ? and known.arn = staged.arn
                                              and known.unique_id = staged.unique_id and known.type = staged.type
                                              and known.occurrence = staged.occurrence)
                        """, account, account).execute(connection);
        Object[] typesListed =
                stored.typesListed().stream().map(ResourceType::id).toArray();
        new Query()
                .add("""
                        with latest as (
                          select distinct on (resource) resource, document
                            from resource_change where account = ? order by resource, at desc),
                        present as (
                          select known.id as resource, staged.document
                            from staged_resource staged
                            join resource known on known.account = ? and known.arn = staged.arn
                             and known.unique_id = staged.unique_id and known.type = staged.type
                             and known.occurrence = staged.occurrence)
                        insert into resource_change (resource, account, at, document)
                        select resource, ?, ?, present.document
                          from present full join latest using (resource)
                         where present.document is distinct from latest.document
                           and (present.document is not null
                                or exists (select from resource where id = resource and type = any (?)))
                        """, account, account, account, at, connection.createArrayOf("text", typesListed))
                .execute(connection);
    }

    private void insertUsage() throws SQLException {
        JsonObject usage = stored.usage();
        if (!usage.members().isEmpty()) {
            byte[] body = Packed.pack(new ShortTimes(at).shorten(usage));
            new Query()
                    .add("insert into usage (account, at, body) values (?, ?, ?)", account, at, body)
                    .execute(connection);
        }
    }
}
