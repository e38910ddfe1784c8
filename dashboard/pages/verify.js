import { Failed, graphql } from "./api.js";
import { make, notice, paragraph, show } from "./page.js";

const number = decodeURIComponent(location.pathname.split("/")[2] ?? "");

const QUERY = `query Verification($number: String!) {
  verifyCertificate(number: $number) {
    number holderName issuedAt expiresAt revokedAt isValid courseTitle
  }
}`;

const day = (moment) => new Date(moment).toLocaleDateString(undefined, { dateStyle: "long" });

function standing({ isValid, revokedAt, expiresAt }) {
  if (isValid) return notice("good", expiresAt ? `Genuine, and valid until ${day(expiresAt)}.` : "Genuine and valid.");
  return notice("bad", revokedAt ? `Genuine, but revoked on ${day(revokedAt)}.` : `Genuine, but expired on ${day(expiresAt)}.`);
}

function found(certificate) {
  show(
    `Certificate ${certificate.number}`,
    standing(certificate),
    paragraph(make("b", {}, certificate.holderName), " completed ", make("b", {}, certificate.courseTitle || "a course"),
      ` on ${day(certificate.issuedAt)}.`),
  );
}

try {
  const { verifyCertificate: certificate } = await graphql(QUERY, { number });
  if (certificate) found(certificate);
  else {
    show(
      "No such certificate",
      notice("bad", `Tessera issued no certificate with the number ${number}.`),
      paragraph("Compare every letter and digit with the certificate: there is no O, I, L, U, 0 or 1 after the first dash."),
    );
  }
} catch (error) {
  if (!(error instanceof Failed)) throw error;
  show("Verify a certificate", notice("bad", error.message));
}
