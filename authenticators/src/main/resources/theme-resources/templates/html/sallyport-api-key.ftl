<#import "template.ftl" as layout>
<#import "sallyport-api-key-texts.ftl" as texts>
<@layout.emailLayout>
<#list texts.paragraphs() as paragraph>
<p>${paragraph}</p>
</#list>
</@layout.emailLayout>
