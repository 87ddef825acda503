package dev.muster.store;

/** A database user with its password, which no text shows. */
public record DatabaseLogin(String user, String password) {

    @Override
    public String toString() {
        return user;
    }
}
