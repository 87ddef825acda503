package dev.muster.store.embedded;

/**
 * What a start may be told.
 *
 * @param userNamespaces whether a user namespace may be tried where PostgreSQL cannot run as the user we are
 * @param fsync whether what is committed survives the machine; only tests do without
 */
record Settings(boolean userNamespaces, boolean fsync) {

    static final Settings DURABLE = new Settings(true, true);

    Settings withoutUserNamespaces() {
        return new Settings(false, fsync);
    }

    Settings withoutFsync() {
        return new Settings(userNamespaces, false);
    }
}
