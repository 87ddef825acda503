package dev.muster.collector.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

class BoundedHttpClientTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final SdkHttpClient client =
            new BoundedHttpClient(UrlConnectionHttpClient.create(), Duration.ofMillis(500));
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/trickle", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                while (!Thread.currentThread().isInterrupted()) {
                    body.write('x');
                    body.flush();
                    LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
                }
            }
        });
        server.createContext("/short", exchange -> {
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write(new byte[] {'o', 'k'});
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void anAnswerThatTricklesIsGivenUp() throws Exception {
        try (InputStream body = body("/trickle")) {
            assertThatThrownBy(body::readAllBytes)
                    .isInstanceOf(IOException.class)
                    .hasMessage("the answer did not end in time");
        }
    }

    @Test
    void anAnswerInTimeIsReadWhole() throws Exception {
        try (InputStream body = body("/short")) {
            assertThat(body.readAllBytes()).containsExactly('o', 'k');
        }
    }

    private InputStream body(String path) throws IOException {
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
        return client.prepareRequest(HttpExecuteRequest.builder()
                        .request(SdkHttpRequest.builder()
                                .uri(uri)
                                .method(SdkHttpMethod.GET)
                                .build())
                        .build())
                .call()
                .responseBody()
                .orElseThrow();
    }
}
