package dev.muster.store.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Under which identity PostgreSQL runs: it refuses root, so that root needs an unprivileged one.
 *
 * @param prefix what stands before each of its commands
 * @param owner numeric user and group that must own its files; empty when the present user may
 */
record Identity(List<String> prefix, String owner) {

    private static final String NOBODY = "65534";

    /** How root becomes somebody else. */
    enum Way {
        USER_NAMESPACE,
        SETPRIV
    }

    /** The present user; for root a user namespace where the kernel allows it, else `setpriv` to nobody. */
    static Identity find() throws EmbeddedPostgresException {
        return find(List.of(Way.values()));
    }

    static Identity find(List<Way> ways) throws EmbeddedPostgresException {
        if (!isRoot()) {
            return new Identity(List.of(), "");
        }
        for (Way way : ways) {
            Identity identity = of(way);
            if (identity.works()) {
                return identity;
            }
        }
        throw new EmbeddedPostgresException("PostgreSQL refuses to run as root, and neither `unshare -U` nor `setpriv`"
                + " gives it another identity here: run Muster as an ordinary user, or give a database of your own with"
                + " --jdbc-url");
    }

    List<String> command(String... words) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(words));
        return command;
    }

    /** Hands files to the identity. */
    void own(Path path) throws EmbeddedPostgresException {
        if (!owner.isEmpty()) {
            try {
                Process chown = new ProcessBuilder("chown", "-R", owner + ":" + owner, path.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
                if (chown.waitFor() != 0) {
                    throw new EmbeddedPostgresException("`" + path + "` cannot be handed to user " + owner);
                }
            } catch (IOException failed) {
                throw new EmbeddedPostgresException("`" + path + "` cannot be handed to user " + owner, failed);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new EmbeddedPostgresException("interrupted", interrupted);
            }
        }
    }

    /** Whether the identity may enter a folder: its parents may be closed to it. */
    boolean canEnter(Path folder) {
        return owner.isEmpty() || succeeds(command("test", "-x", folder.toString()));
    }

    private boolean works() {
        return succeeds(command("true"));
    }

    private static Identity of(Way way) {
        return switch (way) {
            case USER_NAMESPACE -> new Identity(List.of("unshare", "-U"), "");
            case SETPRIV ->
                new Identity(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"), NOBODY);
        };
    }

    private static boolean isRoot() {
        try {
            return Files.isDirectory(Path.of("/proc/self"))
                    && Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException noUnix) {
            return "root".equals(System.getProperty("user.name"));
        }
    }

    private static boolean succeeds(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
