package dev.muster.api.security;

import dev.muster.api.command.CommandException;
import dev.muster.store.ApiKeys;
import dev.muster.store.Database;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The API key that the first start makes: told once, stored as a hash only. */
public final class FirstApiKey {

    /** How every key begins, so that scanners for leaked secrets can tell it. */
    static final String PREFIX = "muster_";

    private static final int KEY_BYTES = 32;

    private FirstApiKey() {}

    /**
     * Makes a key when the database has none, or when the file that should hold it is missing.
     *
     * @param file where the key is written with mode 0600; null prints it once
     * @return the key, empty when there already was one
     */
    public static Optional<String> ensure(Database store, @Nullable Path file, PrintWriter err) {
        ApiKeys keys = new ApiKeys(store);
        if (file != null && Files.exists(file)) {
            requireKnown(keys, file);
            return Optional.empty();
        }
        if (file == null && keys.any()) {
            return Optional.empty();
        }
        String key = newKey();
        if (file == null) {
            if (!keys.addFirst(key)) {
                return Optional.empty();
            }
            err.println("API key: " + key);
            err.flush();
        } else {
            write(file, key);
            keys.add("first", key);
            err.println("muster: the API key is in " + file);
        }
        return Optional.of(key);
    }

    /** A file that is there is never overwritten: it may hold another database's key, or something else. */
    private static void requireKnown(ApiKeys keys, Path file) {
        String key;
        try {
            key = Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new CommandException(
                    "`--api-key-file` `" + file + "` cannot be read: " + unreadable.getMessage(), unreadable);
        }
        if (keys.find(key).isEmpty()) {
            throw new CommandException("`--api-key-file` `" + file
                    + "` holds no key of this database: name another file, or remove it to get a new key");
        }
    }

    private static String newKey() {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void write(Path file, String key) {
        Set<OpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = Files.newByteChannel(
                file, options, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            channel.write(ByteBuffer.wrap((key + "\n").getBytes(StandardCharsets.US_ASCII)));
        } catch (FileAlreadyExistsException raced) {
            throw new CommandException("`" + file + "` appeared meanwhile: start again to use the key in it", raced);
        } catch (IOException unwritable) {
            throw new CommandException(
                    "`--api-key-file` `" + file + "` cannot be written: " + unwritable.getMessage(), unwritable);
        }
    }
}
