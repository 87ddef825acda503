package dev.muster.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The accounts that were found.
 *
 * @param organization whose members they are, all of them; null when they belong to none
 */
public record OrganizationMembers(@Nullable String organization, List<Member> members) {

    /** An account. @param active whether it can be used: a suspended or closing one cannot */
    public record Member(String id, @Nullable String name, boolean active) {}

    public OrganizationMembers {
        members = List.copyOf(members);
    }

    List<String> active() {
        return members.stream().filter(Member::active).map(Member::id).toList();
    }

    /** Who is a member from now on is in scope, collected or not; who is no longer one is not. */
    void record(Connection connection) throws SQLException {
        Object[] ids = members.stream().map(member -> Long.valueOf(member.id())).toArray();
        Object[] names =
                members.stream().map(member -> CopyRows.storable(member.name())).toArray();
        Object[] active = members.stream().map(Member::active).toArray();
        new Query()
                .add(
                        """
                        insert into account as known (id, name, organization, active)
                        select found.id, found.name, ?, found.active from unnest(?, ?, ?) as found (id, name, active) order by id
                        on conflict (id) do update
                           set name = coalesce(excluded.name, known.name),
                               organization = coalesce(excluded.organization, known.organization), active = excluded.active
                        """,
                        CopyRows.storable(organization),
                        connection.createArrayOf("bigint", ids),
                        connection.createArrayOf("text", names),
                        connection.createArrayOf("boolean", active))
                .execute(connection);
        if (organization != null) {
            new Query()
                    .add(
                            "update account set active = false where organization = ? and active and id <> all (?)",
                            organization,
                            connection.createArrayOf("bigint", ids))
                    .execute(connection);
        }
    }
}
