package dev.muster.api.rest;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** What the tests of the API ask and send. */
final class Api {

    private Api() {}

    /** A request with the key of the tests. */
    static RequestSpecification authorized() {
        return given().header("Authorization", "Bearer " + TestDatabaseResource.KEY);
    }

    /** The job of an upload once it is over. @param collectedAt null when the bundle tells */
    static JsonPath upload(byte[] bundle, @Nullable String collectedAt) {
        RequestSpecification request =
                authorized().contentType("application/zip").body(bundle);
        if (collectedAt != null) {
            request.queryParam("collected_at", collectedAt);
        }
        Response accepted = request.post("/api/v1/snapshots");
        accepted.then()
                .statusCode(202)
                .header("Location", "/api/v1/jobs/" + accepted.jsonPath().getString("id"));
        return finished(accepted.jsonPath().getString("id"));
    }

    /** The job once it is over. */
    static JsonPath finished(String id) {
        for (int i = 0; i < 600; i++) {
            JsonPath job = authorized().get("/api/v1/jobs/" + id).jsonPath();
            if (!List.of("queued", "running").contains(job.getString("state"))) {
                return job;
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
            }
        }
        throw new AssertionError("job " + id + " does not end");
    }

    /** An account with one role whose inline policy allows an action on everything. */
    static byte[] bundle(String account, String collectedAt, String action) {
        Map<String, String> files = new TreeMap<>();
        files.put(account + "/manifest.json", "{\"collectedAt\":\"" + collectedAt + "\"}");
        files.put(account + "/get-account-authorization-details.json", """
                {"UserDetailList":[],"GroupDetailList":[],"Policies":[],"RoleDetailList":[{"Path":"/","RoleName":"r",
                 "RoleId":"AROAEXAMPLE","Arn":"arn:aws:iam::%s:role/r","CreateDate":"2024-01-01T00:00:00+00:00",
                 "AssumeRolePolicyDocument":{"Version":"2012-10-17","Statement":[{"Effect":"Allow",
                   "Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]},
                 "RolePolicyList":[{"PolicyName":"p","PolicyDocument":{"Version":"2012-10-17",
                   "Statement":[{"Effect":"Allow","Action":"%s","Resource":"*"}]}}],
                 "AttachedManagedPolicies":[],"InstanceProfileList":[],"Tags":[]}]}
                """.formatted(account, action));
        files.put(
                account + "/get-account-summary.json",
                "{\"SummaryMap\":{\"Users\":0,\"AccountMFAEnabled\":1,\"AccountPasswordPresent\":1,"
                        + "\"AccountAccessKeysPresent\":0,\"AccountSigningCertificatesPresent\":0}}");
        files.put(
                account + "/list-virtual-mfa-devices.error",
                "\nAn error occurred (AccessDenied) when calling the ListVirtualMFADevices operation: no\n");
        return zipOf(files);
    }

    static byte[] zipOf(Map<String, String> files) {
        try {
            return zip(files);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    static byte[] zip(Map<String, String> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
