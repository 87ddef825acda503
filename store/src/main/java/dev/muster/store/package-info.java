/** PostgreSQL: migrations and every line of SQL. */
@NullMarked
package dev.muster.store;

import org.jspecify.annotations.NullMarked;
