package dev.muster.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Rows for COPY in its text format. */
final class CopyRows {

    private static final char NUL = '\0';
    private static final char INSTEAD_OF_NUL = '\uFFFD';

    private final StringBuilder text = new StringBuilder();
    private boolean rowBegun;

    /** The text without what PostgreSQL's text cannot hold, and no name of AWS has. */
    static @Nullable String storable(@Nullable String value) {
        return value == null ? null : value.replace(NUL, INSTEAD_OF_NUL);
    }

    CopyRows text(@Nullable String value) {
        begin();
        if (value == null) {
            text.append("\\N");
        } else {
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                switch (c) {
                    case '\\' -> text.append("\\\\");
                    case '\t' -> text.append("\\t");
                    case '\n' -> text.append("\\n");
                    case '\r' -> text.append("\\r");
                    case NUL -> text.append(INSTEAD_OF_NUL);
                    default -> text.append(c);
                }
            }
        }
        return this;
    }

    CopyRows bytes(byte @Nullable [] value) {
        begin();
        text.append(value == null ? "\\N" : "\\\\x" + HexFormat.of().formatHex(value));
        return this;
    }

    void end() {
        text.append('\n');
        rowBegun = false;
    }

    /** Sends the rows into a table. */
    void into(Connection connection, String tableAndColumns) throws SQLException {
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "copy " + tableAndColumns + " from stdin",
                            new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (IOException failed) {
            throw new SQLException(failed);
        }
    }

    private void begin() {
        if (rowBegun) {
            text.append('\t');
        }
        rowBegun = true;
    }
}
