package dev.muster.collector.loopback;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** The HTTP server: finds out who calls which service, lets the script interfere, writes the answer. */
public final class LoopbackEndpoint implements AutoCloseable {

    static {
        // otherwise every answer waits 40 ms for the acknowledgement of its headers
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "loopback-endpoint");
        thread.setDaemon(true);
        return thread;
    });
    private final Script script = new Script();
    private final Sessions sessions = new Sessions();
    private final CredentialReports reports = new CredentialReports();
    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
    private final AtomicLong requests = new AtomicLong();
    private final Services services;

    private LoopbackEndpoint(ServedState state, Entrance entrance, int pageLimit, int port) throws IOException {
        this.services = Services.of(state, entrance, pageLimit, sessions, reports);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1024);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Serves the state on a free port, in pages of AWS's own size. */
    public static LoopbackEndpoint start(ServedState state, Entrance entrance) {
        return start(state, entrance, Integer.MAX_VALUE, 0);
    }

    /**
     * Serves the state.
     *
     * @param pageLimit entries on a page at most
     * @param port 0 for a free one
     */
    public static LoopbackEndpoint start(ServedState state, Entrance entrance, int pageLimit, int port) {
        try {
            return new LoopbackEndpoint(state, entrance, pageLimit, port);
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    /** Where to send requests of any service. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What is to go wrong. */
    public Script script() {
        return script;
    }

    /** How often a credential report has to be asked for until it is complete; 2 unless said. */
    public void completeReportsAfter(int requestsForOne) {
        reports.completeAfter(requestsForOne);
    }

    /** Credentials of an account, as a role in it. */
    public Credentials credentials(String account) {
        return sessions.open(account, "entry/test");
    }

    /** All calls up to now, refused ones and repetitions included. */
    public List<Call> calls() {
        return List.copyOf(calls);
    }

    /** How often an operation was called. */
    public long count(String operation) {
        return calls.stream().filter(call -> call.operation().equals(operation)).count();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            HttpRequest request = read(exchange);
            String requestId = "00000000-0000-4000-8000-%012x".formatted(requests.getAndIncrement());
            Optional<SignedAs> signed = SignedAs.of(request);
            Optional<Protocol> protocol = signed.flatMap(signature -> services.protocol(signature.service()));
            if (protocol.isEmpty()) {
                send(
                        exchange,
                        new HttpAnswer(404, Map.of("Content-Type", "text/plain"), "no service is called here"),
                        100);
                return;
            }
            answer(exchange, request, signed.get(), protocol.get(), requestId);
        }
    }

    private void answer(
            HttpExchange exchange, HttpRequest request, SignedAs signed, Protocol protocol, String requestId)
            throws IOException {
        String operation = protocol.operation(request);
        Optional<Sessions.Session> session = sessions.of(signed.accessKey(), request.header("X-Amz-Security-Token"));
        if (session.isEmpty()) {
            boolean query = protocol instanceof QueryProtocol;
            String code = query ? "InvalidClientTokenId" : "UnrecognizedClientException";
            Answer refusal = new Answer.Refusal(403, code, "The security token included in the request is invalid.");
            send(exchange, protocol.write(operation, refusal, requestId), 100);
            return;
        }
        Call call = new Call(
                signed.service(),
                operation,
                session.get().account(),
                session.get().name(),
                signed.region(),
                protocol.parameters(request));
        calls.add(call);
        Interference interference = Interference.of(script.faults(call));
        if (interference.hangsUp()) {
            return;
        }
        HttpAnswer answer = interference
                .replacement()
                .orElseGet(() -> protocol.write(
                        operation,
                        interference
                                .refusal()
                                .<Answer>map(refusal -> refusal)
                                .orElseGet(() -> interference.without(services.answer(call))),
                        requestId));
        send(exchange, answer, interference.percent());
    }

    private static HttpRequest read(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
        String query = exchange.getRequestURI().getRawQuery();
        return new HttpRequest(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                query == null ? "" : query,
                headers,
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    /** Sends so many hundredths of an answer whose length was announced. */
    private static void send(HttpExchange exchange, HttpAnswer answer, int percent) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body, 0, body.length * percent / 100);
        exchange.getResponseBody().flush();
    }
}
