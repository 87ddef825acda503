/** Where the data lives: the embedded PostgreSQL under a home folder, or a database given by its JDBC URL. */
@NullMarked
package dev.muster.api.database;

import org.jspecify.annotations.NullMarked;
