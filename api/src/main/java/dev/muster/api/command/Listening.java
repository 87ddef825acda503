package dev.muster.api.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** Where to listen. */
record Listening(String host, int port) {

    /** @throws CommandException when the port is taken or the host is none of this machine, before anything else is started */
    static Listening on(String host, int port) {
        if (port < 1 || port > 65_535) {
            throw new CommandException("`--port` is `" + port + "`: give a number from 1 to 65535");
        }
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByName(host), port));
            return new Listening(host, port);
        } catch (UnknownHostException unknown) {
            throw new CommandException("`--host` is `" + host + "`, which this machine does not know", unknown);
        } catch (IOException taken) {
            throw new CommandException(
                    "cannot listen on `" + host + "` port `" + port + "` (" + taken.getMessage()
                            + "): stop what uses it, or choose another with --port",
                    taken);
        }
    }

    String url() {
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
