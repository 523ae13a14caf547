"""One YAML file becomes a portfolio site, a resume PDF, and a PDF tailored to each job posting."""

__version__ = "0.1.0"
