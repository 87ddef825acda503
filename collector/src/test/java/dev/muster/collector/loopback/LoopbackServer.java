package dev.muster.collector.loopback;

import java.io.IOException;
import java.time.Duration;

/** Serves an organization made to measure in a process of its own, until its standard input ends. */
public final class LoopbackServer {

    private LoopbackServer() {}

    /**
     * Writes address and credentials of the management account on one line.
     *
     * @param arguments number of accounts, of users in each, milliseconds that every call takes longer
     */
    public static void main(String[] arguments) throws IOException {
        int accounts = Integer.parseInt(arguments[0]);
        int users = Integer.parseInt(arguments[1]);
        Duration delay = Duration.ofMillis(Long.parseLong(arguments[2]));
        ServedState state =
                new SyntheticOrganization(accounts, new SyntheticMember.Size(users, 2 * users, users)).state();
        try (LoopbackEndpoint endpoint = LoopbackEndpoint.start(state, LiveReading.ENTRANCE)) {
            endpoint.script().on(Rule.everyCall(), new Fault.Wait(delay));
            Credentials credentials = endpoint.credentials(SyntheticOrganization.management());
            System.out.println(endpoint.uri() + " " + credentials.accessKeyId() + " " + credentials.secretAccessKey()
                    + " " + credentials.sessionToken());
            while (System.in.read() >= 0) {
                // until whoever started it is done
            }
        }
    }
}
