package dev.muster.collector.live;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/** Gives up on an answer that is too long or trickles: the time limits of the SDK do not reach a thread that waits for bytes. */
final class BoundedHttpClient implements SdkHttpClient {

    /** Four times what the longest page of authorization details can hold. */
    private static final long MAX_BYTES = 256L << 20;

    private final SdkHttpClient client;
    private final Duration allowed;

    BoundedHttpClient(SdkHttpClient client, Duration allowed) {
        this.client = client;
        this.allowed = allowed;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        ExecutableHttpRequest prepared = client.prepareRequest(request);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                long end = System.nanoTime() + allowed.toNanos();
                HttpExecuteResponse response = prepared.call();
                return HttpExecuteResponse.builder()
                        .response(response.httpResponse())
                        .responseBody(response.responseBody()
                                .map(body -> AbortableInputStream.create(new BoundedBody(body, end), body))
                                .orElse(null))
                        .build();
            }

            @Override
            public void abort() {
                prepared.abort();
            }
        };
    }

    @Override
    public void close() {
        client.close();
    }

    @Override
    public String clientName() {
        return client.clientName();
    }

    private static final class BoundedBody extends FilterInputStream {

        private final long end;
        private long bytes;

        BoundedBody(InputStream body, long end) {
            super(body);
            this.end = end;
        }

        @Override
        public int read() throws IOException {
            check(1);
            return in.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = in.read(target, offset, length);
            check(Math.max(count, 0));
            return count;
        }

        private void check(int count) throws IOException {
            bytes += count;
            if (bytes > MAX_BYTES) {
                throw new IOException("the answer is longer than " + MAX_BYTES + " bytes");
            }
            if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
                throw new IOException("the answer did not end in time");
            }
        }
    }
}
