# Two stages: the first builds an environment from the lock, the second holds nothing but it and the source.
# Run it read-only, without privileges, and with one volume for the operator's own directory file:
#   docker run --read-only --cap-drop ALL --security-opt no-new-privileges --ulimit core=0 \
#     --env-file waypost.env --volume ./directory:/directory:ro waypost
# No engine runs where this was written: the steps were walked through by hand, the image was never built (docs/evidence.md).
FROM python:3.11-slim AS build
WORKDIR /build
COPY requirements.lock .
RUN python -m venv /venv && /venv/bin/python -m pip install --no-cache-dir --require-hashes -r requirements.lock

FROM python:3.11-slim
RUN useradd --system --no-create-home --uid 10001 waypost
COPY --from=build /venv /venv
COPY flows /app/flows
COPY bot /app/bot
COPY referral_directory.yaml /app/
WORKDIR /app
ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 PATH=/venv/bin:$PATH
USER waypost
ENTRYPOINT ["python", "-m", "bot"]
CMD ["run"]
