package dev.muster.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class TestDatabaseIT {

    private final TestDatabase database = TestDatabase.create();

    @Test
    void eachIsEmptyAndItsOwn() throws SQLException {
        TestDatabase other = TestDatabase.create();
        try (Connection connection = connect(database, database.owner());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE thing (id text PRIMARY KEY)");
        }
        try (Connection connection = connect(other, other.owner());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT to_regclass('thing')")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isNull();
        }
    }

    @Test
    void theApplicationMakesTemporaryTablesOnly() throws SQLException {
        try (Connection connection = connect(database, database.application());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TEMPORARY TABLE staging (id text)");
            assertThatThrownBy(() -> statement.execute("CREATE TABLE public.mine (id text)"))
                    .hasMessageContaining("permission denied for schema public");
        }
    }

    private static Connection connect(TestDatabase database, DatabaseLogin login) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.jdbcUrl());
        return source.getConnection(login.user(), login.password());
    }
}
